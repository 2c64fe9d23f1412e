"""Holds the kernel against the field's own conformance suite, Debian's python3-jupyter-kernel-test.

JUPYTER_DATA_DIR says where the kernel was installed. Prints one JSON object: the tests that ran, and for
each that was skipped or failed why. Exit status 0 when none failed.
"""
import json
import sys
import unittest

import jupyter_kernel_test
from jupyter_client.manager import start_new_kernel

# The suite waits a tenth of a second for what must come, and so for nothing on a busy machine. A kernel that hangs is found after this many seconds.
PATIENCE = 300


def patient(receive):
    """Receives like another function, but waits longer."""

    async def wait(*arguments, timeout=None, **options):
        return await receive(*arguments, timeout=max(timeout or 0, PATIENCE), **options)

    return wait


class Conformance(jupyter_kernel_test.KernelTests):
    kernel_name = "workbench-csharp"
    language_name = "C#"
    file_extension = ".cs"

    @classmethod
    def setUpClass(cls):
        cls.km, cls.kc = start_new_kernel(kernel_name=cls.kernel_name, startup_timeout=PATIENCE)
        for channel in (cls.kc.shell_channel, cls.kc.iopub_channel):
            channel.get_msg = patient(channel.get_msg)

    def flush_channels(self):
        """Takes what is left of earlier requests: all that comes before a further one's reply and its idle."""
        last = self.kc.kernel_info()
        while self.kc.get_shell_msg()["parent_header"]["msg_id"] != last:
            pass
        while True:
            message = self.kc.get_iopub_msg()
            if message["parent_header"].get("msg_id") == last and message["content"].get("execution_state") == "idle":
                return

    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("on the error stream");'

    # Without "matches" the suite asks for a well-formed answer alone: the whole list is .NET's, and grows with it.
    completion_samples = [
        {"text": "Consol"},
        {"text": "Math.Flo", "matches": ["Floor"]},
        {"text": 'var text = "a"; text.ToUpperInv', "matches": ["ToUpperInvariant"]},
        {"text": "no_such_name."},
    ]

    complete_code_samples = ["1", "var x = 1;", "class A { }", "// a comment", "await Task.Delay(1);", "void F() { }\nF();"]
    incomplete_code_samples = ["if (true) {", "class A", 'Console.WriteLine("a"', "var text = @\"a", "/* a"]
    invalid_code_samples = ["int 5 = x;", "class { }", "}"]

    code_generate_error = 'throw new InvalidOperationException("on purpose");'

    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"text"', "result": "text"},
        {"code": "6 * 7 + 1", "result": "43"},
    ]

    code_display_data = [
        {"code": 'display("<b>bold</b>", "text/html");', "mime": "text/html"},
        {"code": 'display("<svg xmlns=\\"http://www.w3.org/2000/svg\\"/>", "image/svg+xml");', "mime": "image/svg+xml"},
        {"code": 'display("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==", "image/png");', "mime": "image/png"},
        {"code": 'display("# title", "text/markdown");', "mime": "text/markdown"},
        {"code": 'display("{\\"a\\": [1, 2]}", "application/json");', "mime": "application/json"},
        {"code": "display(42);", "mime": "text/plain"},
    ]

    code_history_pattern = "6 [*] 7"
    supported_history_operations = ("tail", "range", "search")

    code_inspect_sample = "Math.Sqrt"
    code_clear_output = "clear_output();"


class Record(unittest.TestResult):
    """What happened, for the C# test that asked. A subtest counts as its test."""

    def __init__(self):
        super().__init__()
        self.ran, self.skips, self.problems = [], {}, {}

    def startTest(self, test):
        super().startTest(test)
        self.ran.append(test._testMethodName)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.skips[self.name(test)] = reason

    def addFailure(self, test, problem):
        super().addFailure(test, problem)
        self.note(test, problem)

    def addError(self, test, problem):
        super().addError(test, problem)
        self.note(test, problem)

    def addSubTest(self, test, subtest, problem):
        super().addSubTest(test, subtest, problem)
        if problem is not None:
            self.note(subtest, problem)

    def note(self, test, problem):
        name = self.name(test)
        self.problems[name] = self.problems.get(name, "") + f"{test}: {problem[0].__name__}: {problem[1]}\n"

    @staticmethod
    def name(test):
        return getattr(getattr(test, "test_case", test), "_testMethodName", str(test))


def main():
    record = Record()
    unittest.defaultTestLoader.loadTestsFromTestCase(Conformance).run(record)
    print(json.dumps({"ran": record.ran, "skipped": record.skips, "failed": record.problems}))
    return 1 if record.problems else 0


if __name__ == "__main__":
    sys.exit(main())
