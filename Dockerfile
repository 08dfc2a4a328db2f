# The newsdigest service. Build it with "docker compose up -d --build"; see docker-compose.yml.
# BASE may be any image with Python 3.11 or newer as "python", pip and useradd.
ARG BASE=python:3.13-slim

FROM ${BASE} AS build
# What builds a package (setuptools, hatchling and what that needs) has the lock's version too.
# pip looks at the first name up to 25.2 and at the second one from 25.3 on.
ENV PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_ROOT_USER_ACTION=ignore \
    PYTHONDONTWRITEBYTECODE=1 \
    PIP_CONSTRAINT=/build/versions.txt \
    PIP_BUILD_CONSTRAINT=/build/versions.txt
WORKDIR /build
# An environment without pip of its own: nothing can be installed in the image that runs.
RUN python -m venv --without-pip /opt/newsdigest
COPY requirements.lock requirements.runtime.lock requirements.postgres.lock ./
# "postgres" also brings what a PostgreSQL database needs, for many processes.
ARG LOCK=runtime
RUN sed -n 's/^\([a-z].*==.*[^ ]\) *\\$/\1/p' requirements.lock > versions.txt \
    && pip --python /opt/newsdigest install --no-compile --require-hashes -r requirements.$LOCK.lock
COPY pyproject.toml README.md ./
COPY seeds seeds
COPY summarizer summarizer
COPY bot bot
COPY tools/rehearse.py tools/sbom.py tools/slim.py ./
# The same files each time: what is compiled carries no times, and all files one.
ARG SOURCE_DATE_EPOCH=1767225600
RUN pip --python /opt/newsdigest install --no-compile --no-deps . \
    && /opt/newsdigest/bin/python slim.py \
    && /opt/newsdigest/bin/python sbom.py requirements.$LOCK.lock > /opt/newsdigest/sbom.cdx.json \
    && PYTHONHASHSEED=0 /opt/newsdigest/bin/python rehearse.py /opt/newsdigest/compiled \
    && find /opt/newsdigest -exec touch --no-dereference --date=@$SOURCE_DATE_EPOCH {} +

FROM ${BASE}
# What runs is compiled already, Python's own modules too, and nothing but /data and /tmp can be
# written to. One thread for linear algebra and one pool of memory, which gives back what it need
# not hold: the texts are short, and each further one would cost memory in every process.
ENV PATH=/opt/newsdigest/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONPYCACHEPREFIX=/opt/newsdigest/compiled \
    PYTHONUNBUFFERED=1 \
    MALLOC_ARENA_MAX=1 \
    MALLOC_TRIM_THRESHOLD_=131072 \
    OPENBLAS_NUM_THREADS=1 \
    NEWSDIGEST_DATA=/data \
    NEWSDIGEST_WEB_HOST=0.0.0.0
RUN useradd --uid 1000 --user-group --no-create-home --home-dir /data newsdigest \
    && install -d -o newsdigest -g newsdigest -m 700 /data
COPY --from=build /opt/newsdigest /opt/newsdigest
# As a number: what runs images can see that it is not root.
USER 1000:1000
# The working directory is where newsdigest looks for newsdigest.toml.
WORKDIR /data
VOLUME /data
EXPOSE 8080
# As little as can be, because it is done all day: no HTTP client, no proxy, nothing to compile.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["python", "-I", "-S", "-X", "pycache_prefix=/opt/newsdigest/compiled", "-c", "\
import os, socket, sys; \
door = socket.create_connection(('127.0.0.1', int(os.environ.get('NEWSDIGEST_WEB_PORT') or 8080)), 4); \
door.sendall(b'GET /health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n'); \
sys.exit(b' 200 ' not in door.makefile('rb').readline())"]
ENTRYPOINT ["newsdigest"]
CMD ["run"]
