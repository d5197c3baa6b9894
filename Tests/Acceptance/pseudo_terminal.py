"""A program on a pseudo-terminal: keys go in one at a time, the screen comes out as text."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios

from programs import BIN, Failure

QUIET_SECONDS = 30


class PseudoTerminal:
    """`with PseudoTerminal("brobygger", "log") as terminal`: ends the program if it still runs."""

    def __init__(self, *words, columns=80, env=None):
        self.keystrokes = 0
        self.raw = b""
        self.seen = 0  # how much of `raw` was waited for
        self.ended = False
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
            environment = {**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm", "NO_COLOR": "1", **(env or {})}
            os.execve(BIN / words[0], [str(word) for word in words], environment)
        self.status = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            self.wait()
        os.close(self.descriptor)

    def type(self, keys):
        """Types keys; each is one keystroke, Enter and Ctrl with a letter too. Bytes need be no UTF-8."""
        self.keystrokes += len(keys)
        os.write(self.descriptor, keys if isinstance(keys, bytes) else keys.encode())

    def see(self, text):
        """Waits until the program has written `text` since the last time."""
        wanted = text.encode()
        while wanted not in self.raw[self.seen:]:
            if not self._read():
                raise Failure(f"{text!r} did not come; seen:\n{self.screen}")
        self.seen = self.raw.index(wanted, self.seen) + len(wanted)

    def answer(self, prompt, keys):
        self.see(prompt)
        self.type(keys)

    def finish(self):
        """Reads to the end and gives the exit status, negative for a signal."""
        while self._read():
            pass
        if not self.ended:
            raise Failure(f"the program waits for something; seen:\n{self.screen}")
        return self.wait()

    def wait(self):
        _, status = os.waitpid(self.pid, 0)
        self.status = os.waitstatus_to_exitcode(status)
        return self.status

    def signal(self, number):
        os.kill(self.pid, number)

    @property
    def mode(self):
        """The terminal's mode, to be compared before and after."""
        return termios.tcgetattr(self.descriptor)[:4]

    @property
    def screen(self):
        """What a person saw: without colours, lines that were written over as they were at last."""
        text = re.sub(r"\x1b\[[0-9;]*m", "", self.raw.decode(errors="replace")).replace("\r\n", "\n")
        lines = [line.split("\r")[-1].replace("\x1b[K", "") for line in text.split("\n")]
        return "\n".join(line.rstrip() for line in lines)

    def _read(self):
        ready, _, _ = select.select([self.descriptor], [], [], QUIET_SECONDS)
        if not ready:
            return False
        try:
            piece = os.read(self.descriptor, 65536)
        except OSError:  # Linux: the other end is closed
            piece = b""
        self.raw += piece
        self.ended = not piece
        return bool(piece)
