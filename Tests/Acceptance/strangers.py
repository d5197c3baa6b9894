#!/usr/bin/env python3
"""What somebody without a credential can do to a server: nothing that a device would notice; and HTTP as it is written.

    Tests/Acceptance/strangers.py
"""

import contextlib
import socket
import time

from stage import Stage, expect, play

SLOW = b"POST /v1/enrol HTTP/1.1\r\nHost: a\r\nContent-Length: 8000000\r\n\r\nx"
HEALTH = b"HEAD /healthz HTTP/1.1\r\nHost: a\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"


def slow_bodies(stage, home):
    """More requests than the server takes on at once, each with a body that never comes."""
    with contextlib.ExitStack() as open_ones:
        for _ in range(140):
            one = open_ones.enter_context(socket.create_connection(("127.0.0.1", stage.server.port)))
            one.sendall(SLOW)
        time.sleep(0.5)
        stage.on(home, "log", "visit", "date=2026-11-20", "place_type=street", "persons_met=1")
        stage.sync(home)
    print("  140 strangers that send nothing: a device syncs")


def exchange(stage, request):
    with socket.create_connection(("127.0.0.1", stage.server.port), timeout=10) as one:
        one.sendall(request)
        answer = b""
        while piece := one.recv(65536):
            answer += piece
    return answer


def content_of_head(stage):
    """The answer to a HEAD is as long as the one to a GET, and has no content that the next answer would follow."""
    head, get, content = exchange(stage, HEALTH).split(b"\r\n\r\n")
    expect(head.startswith(b"HTTP/1.1 200") and b"Content-Length: 3" in head, f"HEAD: {head}")
    expect(get.startswith(b"HTTP/1.1 200") and content == b"ok\n", f"GET after HEAD: {get} {content}")
    print("  HEAD: no content, and the next answer is whole")


def headers(stage):
    nobody = exchange(stage, b"GET /v1/programme HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    expect(b" 401 " in nobody and b"WWW-Authenticate: Bearer" in nobody, f"without a credential: {nobody}")
    other = exchange(stage, b"POST /v1/sync HTTP/1.1\r\nHost: a\r\nContent-Encoding: br\r\nContent-Length: 1\r\n"
                            b"Connection: close\r\n\r\nx")
    expect(b" 400 " in other and b'"code":"malformed"' in other, f"another encoding: {other}")
    print("  401 names its scheme; an encoding that is not gzip is refused")


def drill():
    with Stage("strangers") as stage:
        home = stage.join("a")
        slow_bodies(stage, home)
        content_of_head(stage)
        headers(stage)
        stage.verify()
    print("strangers: ok")


if __name__ == "__main__":
    play(drill)
