"""One request: where it goes, how much comes, how long it takes. The server is real, and on this machine."""

from __future__ import annotations

import gzip
import ssl
import threading
import zlib
from collections.abc import Sequence
from io import BufferedIOBase
from pathlib import Path
from typing import Any

import httpx
import pytest

from qa.errors import InputError, Unreachable, UnsupportedInput
from qa.ingest.web.fetch import Fetcher, Reply
from qa.ingest.web.unpacking import PIECE, Unpackable, unpacked
from tests.site import HOST, Answer, Site, drip, endless, names

WORDS = "The harbour office counted forty ships on Monday. " * 100


def get(site: Site, path: str = "/a", fetcher: Fetcher | None = None, **options: Any) -> Reply:
    url = f"{site.url}{path}"
    return (fetcher or site.fetcher(seconds=options.pop("seconds", 20.0))).get(httpx.URL(url), url, 20.0, **options)


def refused(site: Site, fetcher: Fetcher, url: str, seconds: float = 20.0) -> InputError:
    """Why an address gives nothing: one line that names it and says what to do."""
    with pytest.raises(InputError) as caught:
        fetcher.get(httpx.URL(url), url, seconds)
    assert str(caught.value).startswith(url)
    assert "\n" not in str(caught.value)
    assert caught.value.hint
    return caught.value


# -- where it goes ----------------------------------------------------------------------------------------------


def test_a_page_is_fetched_under_its_own_name_and_ours(site: Site) -> None:
    site.pages["/a"] = Answer(WORDS)
    assert get(site).body.decode() == WORDS
    (asked,) = site.asked
    assert asked.headers["Host"] == f"{HOST}:{site.port}"
    assert asked.headers["User-Agent"].startswith("Pullquote/")
    assert asked.headers["Accept-Encoding"] == "gzip"
    assert not {"Cookie", "Authorization", "Referer"} & set(asked.headers)


@pytest.mark.parametrize(
    "number", ["10.0.0.1", "127.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1"]
)
def test_a_name_that_leads_inside_is_refused_and_nothing_is_asked(site: Site, number: str) -> None:
    error = refused(site, Fetcher(resolve=names({HOST: [number]})), f"http://{HOST}:8080/a")
    assert isinstance(error, UnsupportedInput)
    assert f"leads to {number}, which is not on the public internet" in str(error)
    assert site.asked == []


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "10.0.0.1", "[fd00::1]"]
)
def test_a_number_that_leads_inside_is_refused(site: Site, host: str) -> None:
    assert "not on the public internet" in str(refused(site, Fetcher(), f"http://{host}:8080/a"))


@pytest.mark.parametrize("host", ["localhost", "2130706433", "0x7f.1", "127.1"])
def test_what_the_system_s_own_resolver_leads_inside_is_refused(site: Site, host: str) -> None:
    """Even where the address is not looked at beforehand, what is connected to is."""
    assert "not on the public internet" in str(refused(site, Fetcher(), f"http://{host}:8080/a"))


def test_one_number_inside_among_others_is_enough(site: Site) -> None:
    fetcher = site.fetcher(names({HOST: ["127.0.0.1", "10.0.0.1"]}))
    refused(site, fetcher, f"{site.url}/a")
    assert site.asked == []


def test_a_name_is_looked_up_once_and_what_was_checked_is_connected_to(site: Site) -> None:
    """A name that leads outside when it is checked and inside when it is connected to gains nothing."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"], ["10.0.0.1"]])
    asked: list[str] = []

    def rebinding(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return next(answers)

    site.pages["/a"] = Answer(WORDS)
    assert get(site, fetcher=site.fetcher(rebinding)).status == 200
    assert asked == [HOST]
    refused(site, site.fetcher(rebinding), f"{site.url}/a")


def test_proxies_and_logins_of_the_environment_are_not_used(
    site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".netrc").write_text(f"machine {HOST} login ida password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    site.pages["/a"] = Answer(WORDS)
    assert get(site).status == 200
    assert "Authorization" not in site.asked[0].headers


def test_a_port_on_which_the_web_is_not_served_is_refused(site: Site) -> None:
    assert "asks for port 6379" in str(refused(site, Fetcher(resolve=names({})), f"http://{HOST}:6379/"))


def test_tls_carries_the_name_and_a_certificate_that_proves_nothing_is_refused(site: Site, tmp_path: Path) -> None:
    seen: list[str | None] = []
    port = serve_tls(tmp_path, seen)
    error = refused(site, site.fetcher(), f"https://{HOST}:{port}/")
    assert "its certificate is not valid" in str(error)
    assert seen == [HOST]


def serve_tls(folder: Path, seen: list[str | None]) -> int:
    """The port of a server that shows a certificate of its own making, and notes which host it is asked for."""
    import datetime
    import socket

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    day = datetime.datetime(2020, 1, 1)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, day, day + datetime.timedelta(36_500))
    certificate = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), False).sign(
        key, hashes.SHA256()
    )
    encoding, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    (folder / "key").write_bytes(key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain))
    (folder / "certificate").write_bytes(certificate.public_bytes(encoding))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate", folder / "key")
    context.sni_callback = lambda _, host, __: seen.append(host)
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with listening:
            connection, _ = listening.accept()
            try:
                context.wrap_socket(connection, server_side=True).close()
            except OSError:
                connection.close()

    threading.Thread(target=serve, daemon=True).start()
    return int(listening.getsockname()[1])


# -- how much comes ---------------------------------------------------------------------------------------------


def test_a_page_that_says_it_is_too_large_is_not_begun(site: Site) -> None:
    site.pages["/a"] = Answer(headers={"Content-Length": str(50 * 2**20)}, pour=endless())
    assert "is larger than 10 MB" in str(refused(site, site.fetcher(), f"{site.url}/a"))


def test_an_endless_page_ends_at_the_limit(site: Site) -> None:
    site.pages["/a"] = Answer(pour=endless())
    error = refused(site, site.fetcher(page_bytes=2**20), f"{site.url}/a")
    assert isinstance(error, UnsupportedInput)
    assert "is larger than 1 MB" in str(error)


def test_a_file_may_be_larger_than_a_page(site: Site) -> None:
    site.pages["/a"] = Answer(b"%PDF-" + bytes(2 * 2**20), "application/pdf")
    assert len(get(site, fetcher=site.fetcher(page_bytes=2**20)).body) > 2**20
    refused(site, site.fetcher(page_bytes=2**20, file_bytes=2**20), f"{site.url}/a")


def test_a_packed_page_is_unpacked(site: Site) -> None:
    site.pages["/a"] = Answer(gzip.compress(WORDS.encode()), headers={"Content-Encoding": "gzip"})
    assert get(site).body.decode() == WORDS


def test_a_bomb_ends_at_the_limit(site: Site) -> None:
    bomb = gzip.compress(bytes(64 * 2**20))
    assert len(bomb) < 2**17
    site.pages["/a"] = Answer(bomb, headers={"Content-Encoding": "gzip"})
    assert "is larger than 1 MB" in str(refused(site, site.fetcher(page_bytes=2**20), f"{site.url}/a"))


def test_a_bomb_is_never_whole_in_memory() -> None:
    pieces = unpacked([gzip.compress(bytes(64 * 2**20))], "gzip")
    assert max(len(piece) for _, piece in zip(range(50), pieces, strict=False)) <= PIECE


@pytest.mark.parametrize("cut", [1, 7, 10_000])
def test_packed_data_comes_out_the_same_however_it_is_cut(cut: int) -> None:
    data = gzip.compress(WORDS.encode()) + gzip.compress(b"And one more.")
    chunks = [data[at : at + cut] for at in range(0, len(data), cut)]
    assert b"".join(unpacked(chunks, "gzip")).decode() == WORDS + "And one more."


@pytest.mark.parametrize(
    ("body", "encoding", "said"),
    [
        (gzip.compress(WORDS.encode())[:-20], "gzip", "was cut off"),
        (b"no gzip at all", "gzip", "is damaged"),
        (zlib.compress(WORDS.encode()), "deflate", "was not asked for"),
        (b"\x1b\x0f\x00", "br", "was not asked for"),
        (gzip.compress(gzip.compress(b"x")), "gzip, gzip", "was not asked for"),
    ],
    ids=["cut off", "none", "other", "unasked", "twice"],
)
def test_what_is_not_packed_as_it_says_is_told(site: Site, body: bytes, encoding: str, said: str) -> None:
    site.pages["/a"] = Answer(body, headers={"Content-Encoding": encoding})
    assert said in str(refused(site, site.fetcher(), f"{site.url}/a"))
    with pytest.raises(Unpackable):
        list(unpacked([body], encoding))


def test_a_page_cut_off_on_its_way_is_not_taken_for_whole(site: Site) -> None:
    site.pages["/a"] = Answer(headers={"Content-Length": "5000"}, pour=lambda out: out.write(b"half"))
    assert isinstance(refused(site, site.fetcher(), f"{site.url}/a"), Unreachable)


def test_of_what_may_be_cut_the_beginning_comes(site: Site) -> None:
    site.pages["/a"] = Answer(pour=endless())
    assert len(get(site, most=1_000).body) == 1_000


# -- how long it takes ------------------------------------------------------------------------------------------


def drip_headers(out: BufferedIOBase) -> None:
    out.write(b"X-Slow: ")
    drip(out)


@pytest.mark.parametrize("pour", [drip, drip_headers], ids=["body", "headers"])
def test_a_slow_drip_is_given_up_though_no_read_takes_long(site: Site, pour: Any) -> None:
    site.pages["/a"] = Answer(pour=pour)
    error = refused(site, site.fetcher(), f"{site.url}/a", seconds=0.4)
    assert isinstance(error, Unreachable)
    assert "did not answer in full within 1 seconds" in str(error)


def test_a_resolver_that_never_answers_is_given_up(site: Site) -> None:
    stuck = threading.Event()

    def never(host: str, port: int) -> Sequence[str]:
        stuck.wait(30)
        return []

    assert isinstance(refused(site, site.fetcher(never), f"{site.url}/a", seconds=0.3), Unreachable)
    stuck.set()


def test_a_host_that_is_not_there_or_not_known_is_told_apart(site: Site) -> None:
    def unknown(host: str, port: int) -> Sequence[str]:
        import socket

        raise socket.gaierror(-2, "Name or service not known")

    assert "no host of that name" in str(refused(site, site.fetcher(unknown), f"{site.url}/a"))
    site.close()
    assert "cannot be reached" in str(refused(site, site.fetcher(), f"{site.url}/a"))


def test_an_answer_that_is_no_http_is_one_clear_line(site: Site) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:

        def nonsense() -> None:
            connection, _ = server.accept()
            connection.recv(4096)
            connection.sendall(b"220 smtp.example ESMTP\r\n")
            connection.close()

        threading.Thread(target=nonsense, daemon=True).start()
        error = refused(site, site.fetcher(), f"http://{HOST}:{server.getsockname()[1]}/")
    assert isinstance(error, Unreachable)
