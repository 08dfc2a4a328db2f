"""Addresses that lead, or pretend to lead, to what is not public; and good ones that must pass.

Names are resolved by ``ANSWERS``: each entry is a list of answers, given in turn, the last one for
ever (a name that answers differently the second time is how DNS rebinding works).
"""

from __future__ import annotations

#: Stand for public servers; every request to them is allowed.
PUBLIC_4 = "93.184.216.34"
PUBLIC_6 = "2606:2800:220:1:248:1893:25c8:1946"

BAD_4 = """
0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.254 100.64.0.1 100.127.255.254 100.100.100.200 127.0.0.1
127.0.1.1 127.255.255.254 169.254.169.254 169.254.170.2 169.254.0.1 172.16.0.1 172.31.255.254
172.17.0.1 192.0.0.1 192.0.0.192 192.0.0.170 192.0.2.1 192.31.196.1 192.52.193.1 192.88.99.1
192.168.0.1 192.168.1.254 192.175.48.1 198.18.0.1 198.19.255.254 198.51.100.7 203.0.113.9 224.0.0.1
224.0.0.251 239.255.255.250 240.0.0.1 250.1.2.3 255.255.255.255
""".split()
BAD_6 = """
:: ::1 ::2 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:93.184.216.34
::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 64:ff9b:1::7f00:1 100::1
100:0:0:1::1 2001::1 2001:0:7f00:1:: 2001:20::1 2001:db8::1 2001:2::1 2002:7f00:1:: 2002:a9fe:a9fe::
2002:c0a8:101::1 2620:4f:8000::1 3fff::1 3ffe::1 2000:: 2d00::1 2e00::1 3000::1 4000::1 5f00::1
fc00::1 fd00:ec2::254 fdff::1 fe80::1
fe80::a9fe:a9fe fec0::1 ff02::1 ff05::2 ffff::1
""".split()
#: Spellings that some resolver or library takes for an address.
SPELLED = """
2130706433 0x7f000001 017700000001 0x7f.1 0x7f.0.0.1 0177.0.0.1 0177.1 127.1 127.0.1 127.000.000.001
0x7f.0x0.0x0.0x1 1.1.1.1.127.0.0.1.nip.example 2852039166 0xa9fea9fe 025177524776 169.254.43518
169.16689662 0251.0376.0251.0376 0xa9.0xfe.0xa9.0xfe 10.1 0xa.1 012.1 3232235777 0xc0a80101
192.168.257 192.11010305 0 0x0 00
4294967295 127.0.0.1. 169.254.169.254. localhost localhost. LOCALHOST
①②⑦.⓪.⓪.① １２７.0.0.1 １６９．２５４．１６９．２５４ 127。0。0。1 [::ffff:7f00:1] [0:0:0:0:0:0:0:1]
0X7f.0.0.1 0x0000007f.0x1 0000000000177.0.0.1 127.0x1 017700000001. 192.0xa8.1 0254.020.0.1
𝟏𝟐𝟕.𝟎.𝟎.𝟏 127｡0｡0｡1 127．0．0．1 ١٢٧.٠.٠.١ ⓛⓞⓒⓐⓛⓗⓞⓢⓣ ｌｏｃａｌｈｏｓｔ local%68ost 127%2e0%2e0%2e1
%31%32%37.0.0.1 127.0.0.1%23 127.0.0.1%3a80 127.0.0.1:080 loop.example. LOOP.EXAMPLE loop%2eexample
[::127.0.0.1] [::ffff:127.1] [64:ff9b::10.0.0.1] [2001:10::1] [ff0e::1] [fd00::] [v1.127.0.0.1]
[0:0:0:0:0:ffff:127.0.0.1] [::1%25lo] [fe80::1%25eth0] [::ffff:7f00:0001]
""".split()

#: A name's answers, in turn.
ANSWERS: dict[str, list[list[str]]] = {
    "news.example": [[PUBLIC_4]],
    "six.example": [[PUBLIC_6]],
    "both.example": [[PUBLIC_6, PUBLIC_4]],
    "mixed.example": [["10.0.0.1", PUBLIC_4, "::1"]],
    "xn--mnchen-3ya.example": [[PUBLIC_4]],
    "loop.example": [["127.0.0.1"]],
    "metadata.example": [["169.254.169.254"]],
    "inside.example": [["10.0.0.1", "192.168.0.1"]],
    "six-inside.example": [["::1", "fd00::1"]],
    "mapped.example": [["::ffff:127.0.0.1"]],
    "nat64.example": [["64:ff9b::7f00:1"]],
    "zone.example": [["fe80::1%1"]],
    "broadcast.example": [["255.255.255.255", "224.0.0.1"]],
    "loop.example.": [["127.0.0.1"]],
    "localhost": [["127.0.0.1", "::1"]],
    "localhost.": [["127.0.0.1", "::1"]],
    "metadata.google.internal": [["169.254.169.254"]],
    "1.1.1.1.127.0.0.1.nip.example": [["127.0.0.1"]],
    **{f"rebind{n}.example": [[PUBLIC_4], [bad]] for n, bad in enumerate([*BAD_4, *BAD_6])},
}
NAMED = [
    name
    for name, answers in ANSWERS.items()
    if not any(address in (PUBLIC_4, PUBLIC_6) for address in answers[0])
]

#: What tries the reader of addresses rather than the network.
TRICKS = """
http://news.example@127.0.0.1/ http://127.0.0.1:80@news.example/ http://user:pw@news.example/
http://news.example%40127.0.0.1/ http://127.0.0.1#@news.example/ http://127.0.0.1?@news.example/
http://127.0.0.1\\@news.example/ http://127.0.0.1;news.example/ http://127.0.0.1&@news.example/
http:///127.0.0.1/ http:/127.0.0.1/ http:127.0.0.1 http://[::1]:80:80/ http://[127.0.0.1]/
http://[::ffff:127.0.0.1]:6379/ http://127.0.0.1:6379/ http://127.0.0.1:22/ http://news.example:22/
http://news.example:25/ http://news.example:0/ http://news.example:99999/ http://news.example:53/
http://0/ http://127.0.0.1%2f.news.example/ http://127.0.0.1%00.news.example/
http://loop.example:80/ http://x@y@127.0.0.1/ http://:@127.0.0.1/ http://@127.0.0.1/
http://127.0.0.1@news.example:80@127.0.0.1/ http://news.example:80\\@127.0.0.1/
http://news.example,127.0.0.1/ http://{127.0.0.1}/ http://(127.0.0.1)/ http://127.0.0.1[::1]/
http://[::1]127.0.0.1/ http://127.0.0.1:+80/ http://127.0.0.1:0x50/ http:\\\\127.0.0.1\\ http:////127.0.0.1/
view-source:http://127.0.0.1/ blob:http://127.0.0.1/ ws://127.0.0.1/ php://filter/resource=http://127.0.0.1/
file:///etc/passwd file://127.0.0.1/etc/passwd ftp://127.0.0.1/ gopher://127.0.0.1:6379/_INFO
dict://127.0.0.1:11211/ ldap://127.0.0.1/ jar:http://127.0.0.1!/ data:text/xml,<rss/>
javascript:alert(1)
feed:http://127.0.0.1/ feed://127.0.0.1/ HTTP+UNIX://%2Frun%2Fdocker.sock/ unix:///run/docker.sock
http+unix://%2Fvar%2Frun%2Fdocker.sock/info netdoc:///etc/passwd //127.0.0.1/ ///127.0.0.1
127.0.0.1:80 http://127.0.0.1:80\\.news.example/ https://127.0.0.1/ https://169.254.169.254/latest/meta-data/
""".split()

GOOD = [
    f"http://{PUBLIC_4}/feed",
    f"http://[{PUBLIC_6}]/feed",
    f"http://{PUBLIC_4}:8080/feed?a=1#top",
    "http://news.example/feed",
    "HTTP://NEWS.EXAMPLE/feed",
    "http://news.example:8443/feed",
    "http://six.example/feed",
    "http://both.example/feed",
    "http://mixed.example/feed",
    "http://münchen.example/feed",
]

REDIRECTS = (301, 302, 303, 307, 308)


def literal(address: str) -> str:
    """An address as it stands in a URL."""
    return f"http://[{address}]/" if ":" in address else f"http://{address}/"


def direct() -> list[str]:
    """Hostile addresses as a person would type them."""
    addresses = [literal(address) for address in (*BAD_4, *BAD_6)]
    spelled = [f"http://{host}/" for host in SPELLED]
    named = [f"http://{name}/" for name in NAMED]
    return list(dict.fromkeys([*addresses, *spelled, *named, *TRICKS]))


def led_to() -> list[str]:
    """A choice of them, for what has to be tried in many ways."""
    chosen = [literal(address) for address in (*BAD_4[::4], *BAD_6[::5])]
    return [*chosen, "http://127.0.0.1:6379/", "http://loop.example/", *TRICKS[:3], *TRICKS[26:32]]


def rebinding() -> list[str]:
    """Names that are public when they are first asked for."""
    return [f"http://{name}/" for name in ANSWERS if name.startswith("rebind")]
