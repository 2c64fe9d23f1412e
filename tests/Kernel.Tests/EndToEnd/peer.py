"""Drives the kernel as a front end does, with Debian's jupyter_client, on behalf of the C# tests.

One JSON request a line on stdin, one JSON answer a line on stdout. The kernel's stderr goes to the file
given as the only argument. JUPYTER_DATA_DIR says where the kernel was installed.
"""
import json
import signal
import socket
import sys
import time
from queue import Empty

import zmq
from jupyter_client.manager import KernelManager

# How long something that must come may take on a machine that is busy with other things. A kernel that hangs is found after it.
PATIENCE = 300

PORTS = ("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port")


def claim_ports():
    """Five ports that stay this peer's while its kernel starts and restarts, and what holds them.

    The ports that jupyter_client chooses are free only until the system gives one to another process. These lie below what the
    system gives away, and a socket of an abstract name keeps them from the peers beside this one.
    """
    with open("/proc/sys/net/ipv4/ip_local_port_range", encoding="ascii") as file:
        given = int(file.read().split()[0])
    for first in range(min(given, 32768) - len(PORTS), 10_000, -len(PORTS)):
        claim = socket.socket(socket.AF_UNIX)
        try:
            claim.bind(f"\0workbench-kernel-tests-{first}")
            for port in range(first, first + len(PORTS)):
                with socket.socket() as probe:
                    probe.bind(("127.0.0.1", port))
        except OSError:
            claim.close()
            continue
        return claim, {name: first + index for index, name in enumerate(PORTS)} | {"cache_ports": False}
    return None, {}


class Peer:
    def __init__(self, log):
        self.log_path = log
        self.claim, ports = claim_ports()
        self.manager = KernelManager(kernel_name="workbench-csharp", **ports)
        began = time.monotonic()
        self.manager.start_kernel(stderr=open(log, "wb"))
        self.client = self.manager.blocking_client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)
        self.ready_seconds = time.monotonic() - began
        self.replies, self.published = {}, {}
        self.questions = []
        self.left = []

    def op_send(self, channel, type, content):
        message = self.client.session.msg(type, content)
        getattr(self.client, channel + "_channel").send(message)
        return {"id": message["header"]["msg_id"]}

    def op_collect(self, id, replied=True):
        """The reply to a request, unless none is expected, and what was published for it, up to idle."""
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit and not ((id in self.replies or not replied) and self.idle(id)):
            self.pump()
        return {"reply": self.replies.get(id), "published": self.published.get(id, []), "idle": self.idle(id)}

    def op_published(self, id, type, text=""):
        """Whether a message of that type, with that text in it, was published for a request, waiting for it, and whether it had ended by then."""
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit:
            if any(message["type"] == type and text in json.dumps(message["content"]) for message in self.published.get(id, [])):
                return {"came": True, "idle": self.idle(id)}
            self.pump()
        return {"came": False, "idle": self.idle(id)}

    def op_raw(self, frames):
        """Sends frames to the shell socket as they are."""
        connection = self.manager.get_connection_info()
        with zmq.Context.instance().socket(zmq.DEALER) as dealer:
            dealer.linger = 1000 * PATIENCE
            dealer.connect(f"tcp://127.0.0.1:{connection['shell_port']}")
            dealer.send_multipart([frame.encode("latin-1") for frame in frames])
        return {}

    def op_heartbeat(self):
        connection = self.manager.get_connection_info()
        with zmq.Context.instance().socket(zmq.REQ) as request:
            request.linger, request.rcvtimeo = 0, 1000 * PATIENCE
            request.connect(f"tcp://127.0.0.1:{connection['hb_port']}")
            request.send(b"ping")
            return {"echo": request.recv().decode()}

    def op_question(self):
        """The next question on stdin, waiting for it; null where none came."""
        limit = time.monotonic() + PATIENCE
        while not self.questions and time.monotonic() < limit:
            self.pump()
        return {"question": self.questions.pop(0) if self.questions else None}

    def op_answer(self, value, parent=None):
        """Answers as jupyter_client does, or names the question."""
        message = self.client.session.msg("input_reply", {"value": value}, parent={"msg_id": parent} if parent else None)
        self.client.stdin_channel.send(message)
        return {}

    def op_connection(self):
        return {key: value.decode() if isinstance(value, bytes) else value for key, value in self.manager.get_connection_info().items()}

    def op_signal(self):
        """What a front end with interrupt_mode "signal" does."""
        self.manager.provisioner.process.send_signal(signal.SIGINT)
        return {}

    def op_restart(self):
        before = self.manager.provisioner.pid
        self.manager.restart_kernel()
        self.client.wait_for_ready(timeout=PATIENCE)
        return {"other_process": self.manager.provisioner.pid != before}

    def op_reconnect(self, leave):
        """Another client under the same session id, as after a lost network; leaves the old one's connections open or closes them."""
        self.left.append(self.client)
        if not leave:
            self.client.stop_channels()
        session = self.client.session.clone()
        session.message_count = self.client.session.message_count  # a clone counts from 0 again, and would give its requests ids that were answered long ago
        self.client = self.manager.client(session=session)
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)
        return {"same_session": self.client.session.session == self.left[-1].session.session}

    def op_log(self):
        with open(self.log_path, encoding="utf-8") as file:
            return {"text": file.read()}

    def op_end(self):
        """Waits for the kernel's process to end by itself."""
        began = time.monotonic()
        process = self.manager.provisioner.process
        while process.poll() is None and time.monotonic() - began < PATIENCE:
            time.sleep(0.02)
        return {"exit": process.poll(), "seconds": time.monotonic() - began}

    def op_ready(self):
        return {"seconds": self.ready_seconds}

    def idle(self, id):
        return any(message["type"] == "status" and message["content"]["execution_state"] == "idle" for message in self.published.get(id, []))

    def pump(self):
        for receive in (self.client.get_shell_msg, self.client.get_control_msg):
            message = self.next(receive, 0)
            if message is not None:
                self.replies[message["parent_header"]["msg_id"]] = {"type": message["msg_type"], "content": message["content"]}
        question = self.next(self.client.get_stdin_msg, 0)
        if question is not None:
            self.questions.append({"type": question["msg_type"], "id": question["header"]["msg_id"], "parent": question["parent_header"]["msg_id"], "content": question["content"]})
        message = self.next(self.client.get_iopub_msg, 0.02)
        if message is None:
            return
        parent = message["parent_header"].get("msg_id", "")
        self.published.setdefault(parent, []).append({"type": message["msg_type"], "content": message["content"], "at": time.monotonic()})

    @staticmethod
    def next(receive, seconds):
        try:
            return receive(timeout=seconds)
        except Empty:
            return None


def main():
    # A suite that a shell started in the background inherits "ignore", and .NET keeps to it: the kernel would never see the signal.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    peer = Peer(sys.argv[1])
    try:
        for line in sys.stdin:
            request = json.loads(line)
            operation = request.pop("op")
            try:
                answer = getattr(peer, "op_" + operation)(**request)
            except Exception as problem:  # the C# side reports it
                answer = {"failure": f"{type(problem).__name__}: {problem}"}
            print(json.dumps(answer), flush=True)
    finally:
        # By request first, by force after five seconds: a killed .NET process leaves its diagnostic files in /tmp.
        if peer.manager.provisioner.process.poll() is None:
            peer.manager.shutdown_kernel()
        peer.manager.cleanup_connection_file()


if __name__ == "__main__":
    main()
