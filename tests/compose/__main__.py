"""Build, run, talk to, kill, stop and start the container; one line for each thing seen.

``python -m tests.compose FOLDER [scale]``: FOLDER is empty and becomes the installation, with
"scale" that of compose.scale.yml. Whoever calls this takes it down again (``tests/compose.sh``).
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
import traceback
from contextlib import AsyncExitStack
from ipaddress import ip_network
from pathlib import Path

from tests.compose import feed
from tests.compose.installation import HOST, ROLES, CommandFailed, Installation
from tests.compose.many import PASSWORD, Many
from tests.compose.visit import Visit
from tests.fakes.bot_api import TOKEN, BotApi

# Where a container may see this machine, whichever engine it is.
PRIVATE = "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16"


# So slow that what is killed is killed in the middle; the password is no part of an address.
MANY = {
    "NEWSDIGEST_POSTGRES_PASSWORD": f"'{PASSWORD}'",
    "NEWSDIGEST_ACCESS": "open",
    "NEWSDIGEST_TELEGRAM_RATE": "3",
}


async def main(folder: Path, *, scale: bool = False) -> int:
    """Exit status 0 when all was seen, 1 with what went wrong and the service's log otherwise."""
    installation = Installation(folder, ROLES) if scale else Installation(folder)
    begun = time.monotonic()
    async with AsyncExitStack() as stack:
        host = await reachable(installation)
        api = await stack.enter_async_context(BotApi(host=host))
        port = await stack.enter_async_context(feed.served(host))
        settings = {
            "NEWSDIGEST_TELEGRAM_TOKEN": TOKEN,
            "NEWSDIGEST_TELEGRAM_BASE_URL": api.url.replace(host, HOST),
            "NEWSDIGEST_FETCH_ALLOW_NETWORKS": PRIVATE,
            "NEWSDIGEST_LANGUAGES": "none",  # no starter feeds: nothing is read from outside
            "NEWSDIGEST_WEB_PORT": "0",  # any free one
        }
        if scale:
            settings |= MANY
        visit = Many if scale else Visit
        try:
            installation.prepare(settings, os.environ.get("BASE_IMAGE"))
            await visit(installation, api, f"http://{HOST}:{port}/feed.xml").all()
        except (AssertionError, CommandFailed, OSError):
            traceback.print_exc()
            print("compose-test: FAILED", file=sys.stderr)
            await show_log(installation)
            return 1
    print(f"compose-test: passed in {time.monotonic() - begun:.0f} s")
    return 0


async def reachable(installation: Installation) -> str:
    """An address of this machine that containers reach and nobody outside does.

    On Linux that is the bridge's; where the engine is in a virtual machine, its ``host-gateway``
    leads to loopback.
    """
    told = (await installation.docker("network", "inspect", "bridge")).said
    gateway = bridge_address(json.loads(told)[0]["IPAM"]["Config"])
    try:
        server = await asyncio.start_server(lambda _reader, _writer: None, gateway, 0)
    except OSError:
        return "127.0.0.1"
    server.close()
    await server.wait_closed()
    return gateway


def bridge_address(configured: list[dict[str, str]]) -> str:
    """The bridge's IPv4 address; engines that do not tell it use the first of its network."""
    for one in configured:
        network = ip_network(one["Subnet"])
        if network.version == 4:
            return one.get("Gateway") or str(network[1])
    raise AssertionError(f"the engine's bridge has no IPv4 network: {configured}")


async def show_log(installation: Installation) -> None:
    """The service's last words, as far as it had any."""
    try:
        lines = (await installation.logs()).splitlines()
    except CommandFailed as error:
        lines = [f"no log: {error}"]
    print("\n".join(["compose-test: the service's log:", *lines[-60:]]), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(asyncio.run(main(Path(sys.argv[1]), scale="scale" in sys.argv[2:])))
