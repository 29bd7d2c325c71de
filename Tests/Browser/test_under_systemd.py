"""The service as its package installs it: started by a real systemd, behind every wall of its units."""

import re
import shutil
import subprocess
import urllib.request

import pytest

import machine
from people import Applicant, Officer
from town import PROGRAM, Town, eventually

HINDRANCE = machine.hindrance()
MANAGER = {
    "nama": "Rinjana Kabut", "nik": "0001014507900077", "surel": "rinjana@surel.contoh", "hp": "(000) 0000777",
    "instansi": "Paguyuban Kabut Rinjana",
}
# A debug build looks for Swift's libraries beside the compiler, where another user may not look.
LIBRARIES = "[Service]\nEnvironment=LD_LIBRARY_PATH={}\n"

pytestmark = pytest.mark.skipif(HINDRANCE is not None, reason=HINDRANCE or "")


class Installed:
    """A machine on which the package is installed and a town's data were brought, under the settings of the package."""

    def __init__(self, made: Town, folder):
        if made.database:
            pytest.skip("the data are brought as files")
        shutil.copytree(made.folder, folder / "isi")
        machine.package(folder)
        self.town = Town(folder)
        self.machine = machine.Machine(folder)
        said = self.machine.said
        said("sh", "-c", "dpkg -i /media/*.deb")
        said("cp", "-a", "/media/isi/data", "/var/lib/balai/data")
        for key in ("kunci", "kunci.audit"):
            said("install", "-D", "-m", "0600", f"/media/isi/data.{key}", f"/var/lib/balai/kunci/{key}")
        # The data know of the roots that were written before.
        if (folder / "isi" / "data.audit").exists():
            said("cp", "-a", "/media/isi/data.audit/.", "/var/lib/balai/akar")
        said("chown", "-R", "balai:balai", "/var/lib/balai")
        said("chmod", "0700", "/var/lib/balai/data", "/var/lib/balai/kunci")
        self.set("BALAI_PORT", self.town.port)
        ldd = subprocess.run(["ldd", PROGRAM], capture_output=True, text=True, check=True).stdout
        self.libraries = ":".join(sorted({path.rsplit("/", 1)[0] for path in re.findall(r"=> (/\S+)", ldd)}))
        for unit in ("balai.service", "balai-cadangan.service"):
            drop_in = self.machine.path(f"/etc/systemd/system/{unit}.d")
            drop_in.mkdir(parents=True)
            (drop_in / "pustaka.conf").write_text(LIBRARIES.format(self.libraries))
        said("systemctl", "daemon-reload")
        self.town.data = self.machine.path("/var/lib/balai/data")

    def set(self, name: str, value) -> None:
        """As an administrator does: in the file."""
        file = self.machine.path("/etc/balai/balai.conf")
        kept = [line for line in file.read_text().splitlines() if not line.startswith(f"{name}=")]
        file.write_text("\n".join([*kept, f"{name}={value}", ""]))

    def balai(self, *words) -> subprocess.CompletedProcess:
        return self.machine.run(
            "setpriv", "--reuid=balai", "--regid=balai", "--init-groups", "env", f"LD_LIBRARY_PATH={self.libraries}",
            "HOME=/var/lib/balai", "balai", *words)

    def start(self) -> None:
        self.machine.said("systemctl", "start", "balai.service")
        eventually(self.answers, "the first answer", seconds=60)

    def answers(self) -> bool:
        try:
            return urllib.request.urlopen(f"{self.town.address}/healthz", timeout=5).status == 200
        except OSError:
            return False

    def service(self) -> dict:
        return self.machine.unit(
            "balai.service", "ActiveState", "SubState", "Result", "MainPID", "NRestarts", "ExecMainStatus")

    def journal(self) -> str:
        return self.machine.said("journalctl", "--no-pager", "--output=cat", "--unit=balai.service")


@pytest.fixture(scope="module")
def installed(made, tmp_path_factory):
    found = Installed(made, tmp_path_factory.mktemp("mesin"))
    yield found
    found.machine.stop()


def test_a_case_is_worked_on_behind_the_walls(installed, glances, browser):
    """Papers are taken apart and drawn by processes of their own, a PDF is set in fonts of the machine, mail is written."""
    installed.start()
    town = installed.town
    visitor = Applicant(town, glances, browser, width=360)
    visitor.begin()
    visitor.fill_in(MANAGER)
    visitor.prove(MANAGER["surel"])
    number = visitor.send()["Nomor agenda"]
    printed = visitor.page.request.get(f"{town.address}/k/kominfo/layanan/email-domain/dokumen/a4.pdf")
    assert printed.body().startswith(b"%PDF-"), printed.status
    visitor.context.close()
    head = Officer(town, glances, browser).log_in("kepala.kominfo")
    head.take_up(number, "Memerintahkan pemeriksaan kelengkapan berkas")
    assert head.page.locator("figure img").evaluate("image => image.naturalWidth") > 300
    head.context.close()
    told = installed.journal()
    assert "EPERM" not in told and "Operation not permitted" not in told, told
    assert MANAGER["nama"] not in told and MANAGER["nik"] not in told


def test_it_may_write_nowhere_else_and_sees_no_other_process(installed):
    installed.start()
    main = installed.service()["MainPID"]
    inside = ["nsenter", f"--target={main}", "--mount", "--wd=/"]
    mounts = installed.machine.said(*inside, "cat", f"/proc/{main}/mountinfo")
    root = next(line.split() for line in mounts.splitlines() if line.split()[4] == "/")
    assert "ro" in root[5].split(","), "the system's files are closed"
    status = dict(re.findall(r"^(\w+):\t(.*)$", installed.machine.said("cat", f"/proc/{main}/status"), re.MULTILINE))
    assert status["NoNewPrivs"] == "1" and status["Seccomp"] == "2"
    assert all(int(status[set], 16) == 0 for set in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"))
    assert installed.machine.run(*inside, "ls", "/root").stdout == "", "nobody's home"


def test_what_is_killed_comes_back(installed):
    installed.start()
    before = installed.service()
    installed.machine.said("kill", "-9", before["MainPID"])
    eventually(
        lambda: installed.service()["NRestarts"] != before["NRestarts"] and installed.answers(), "the service", seconds=60)
    assert installed.service()["MainPID"] != before["MainPID"]


def test_the_nightly_backup_is_taken_beside_it(installed):
    installed.start()
    installed.machine.said("systemctl", "start", "balai-cadangan.service")
    assert installed.machine.unit("balai-cadangan.service", "Result")["Result"] == "success"
    assert len(list(installed.machine.path("/var/backups/balai").glob("*Z"))) == 1
    verified = installed.balai("verify", "/var/backups/balai")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    installed.machine.said("systemctl", "enable", "--now", "balai-cadangan.timer")
    next = installed.machine.unit("balai-cadangan.timer", "NextElapseUSecRealtime")["NextElapseUSecRealtime"]
    assert re.search(r" 01:[45]\d:", next), next


def test_the_doctor_finds_it_well(installed):
    installed.start()
    examined = installed.balai("doctor")
    assert "\n0 galat," in examined.stdout, examined.stdout + examined.stderr


def test_told_to_stop_it_ends_well(installed):
    installed.start()
    installed.machine.said("systemctl", "stop", "balai.service")
    ended = installed.service()
    assert (ended["ActiveState"], ended["Result"], ended["ExecMainStatus"]) == ("inactive", "success", "0"), ended


def test_wrong_settings_are_said_and_not_tried_again(installed):
    installed.machine.run("systemctl", "stop", "balai.service")
    tried = installed.service()["NRestarts"]
    installed.set("BALAI_PORT", "tujuh")
    installed.machine.run("systemctl", "start", "balai.service")
    eventually(lambda: installed.service()["ActiveState"] == "failed", "the end", seconds=30)
    ended = installed.service()
    assert (ended["ExecMainStatus"], ended["NRestarts"]) == ("78", tried), ended
    assert "BALAI_PORT" in installed.journal()
    installed.set("BALAI_PORT", installed.town.port)
    installed.start()
