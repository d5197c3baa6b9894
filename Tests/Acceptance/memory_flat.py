#!/usr/bin/env python3
"""Ten thousand syncs against one server, whose memory must stay where it was after warming up.

    BIN=.build/release Tests/Acceptance/memory_flat.py [--syncs 10000]

A dozen devices take turns, so that none asks more often than the server allows. Every fiftieth sync is a device's
own and brings a new record; between them its idle sync is repeated, byte for byte, over one connection.
"""

import argparse
import http.client
import statistics
import time

from stage import Stage, expect, play

EACH = 50  # syncs, of which the first pushes a record
DEVICES = 12
SAMPLE = 500  # syncs between two looks at the memory
GROWTH, SLACK = 1.1, 4096  # KiB
CARD = ["date=2026-11-02", "place_type=street", "district=valby", "language=da", "quantity=1"]


def resident(process):
    """VmRSS in KiB."""
    with open(f"/proc/{process.pid}/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS:"))


def recorded_request(stage, home):
    """The body and the headers of one idle sync, as the device sent it."""
    stage.network.forget()
    answer = stage.sync(home)
    expect((answer["pushed"], answer["pulled"]) == (0, 0), f"not an idle sync: {answer}")
    head, _, body = bytes(stage.network.sent).partition(b"\r\n\r\n")
    request, *lines = head.decode().split("\r\n")
    expect(request.startswith("POST /v1/sync "), f"the idle sync began with {request}")
    return body, dict(line.split(": ", 1) for line in lines)


def repeat(connection, body, headers, times):
    size = 0
    for _ in range(times):
        connection.request("POST", "/v1/sync", body, headers)
        answer = connection.getresponse()
        size = len(answer.read())
        expect(answer.status == 200, f"a repeated sync was answered {answer.status}")
    return size


def run(stage, number):
    """[(syncs so far, KiB)], and the seconds it took."""
    homes, samples = [stage.join(f"device{number}") for number in range(DEVICES)], []
    connection = http.client.HTTPConnection("127.0.0.1", stage.server.port, timeout=30)
    began = time.monotonic()
    for done in range(0, number, EACH):
        home = homes[done // EACH % DEVICES]
        stage.on(home, "log", "card_handout", *CARD, f"batch={done + 1}")
        stage.sync(home)
        body, headers = recorded_request(stage, home)
        repeat(connection, body, headers, EACH - 2)
        if (done + EACH) % SAMPLE == 0:
            samples.append((done + EACH, resident(stage.server.process)))
    return samples, time.monotonic() - began


def main():
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--syncs", type=int, default=10000)
    its = reader.parse_args()
    with Stage("memory", recording=True) as stage:
        samples, seconds = run(stage, its.syncs)
        warm = [size for done, size in samples if done <= max(its.syncs // 10, 2 * SAMPLE)]
        late = [size for done, size in samples if done > its.syncs - max(its.syncs // 10, 2 * SAMPLE)]
        first, last = statistics.median(warm), statistics.median(late)
        print(f"Memory: {its.syncs} syncs, {its.syncs / seconds:.0f} a second; server {first / 1024:.1f} MiB in the first "
              f"tenth, {last / 1024:.1f} MiB in the last; most {max(size for _, size in samples) / 1024:.1f} MiB")
        print("  MiB after each thousand: " + " ".join(f"{size / 1024:.1f}" for done, size in samples if done % 1000 == 0))
        expect(last <= first * GROWTH + SLACK, f"the server's memory grew: {samples}")


if __name__ == "__main__":
    play(main)
