"""A machine that starts as real ones do: this one's files under a systemd of its own; what is changed there is forgotten."""

import os
import pathlib
import shutil
import subprocess

from town import PROGRAM, ROOT, eventually

NSPAWN = shutil.which("systemd-nspawn")


def hindrance() -> str | None:
    """Why no machine can be started here."""
    if os.geteuid() != 0:
        return "a machine is started by root"
    if not NSPAWN:
        return "systemd-nspawn is not installed"
    if subprocess.run(["getent", "passwd", "balai"], capture_output=True).returncode == 0 or pathlib.Path("/etc/balai").exists():
        return "balai is installed here"
    return None


class Machine:
    """It shares this machine's network, so that its services answer at this machine's ports."""

    def __init__(self, folder: pathlib.Path):
        self.console = folder / "konsol.txt"
        self.layer, self.root = folder / "lapisan", folder / "lapisan" / "akar"
        self.layer.mkdir()
        _mount("-t", "tmpfs", "-o", "mode=0755", "tmpfs", self.layer)
        for name in ("atas", "kerja", "akar"):
            (self.layer / name).mkdir()
        _mount("-t", "overlay", "-o", f"lowerdir=/,upperdir={self.layer}/atas,workdir={self.layer}/kerja", "overlay", self.root)
        command = [
            NSPAWN, "--quiet", f"--directory={self.root}", "--machine=balai-coba", "--register=no", "--keep-unit",
            "--console=pipe", f"--bind-ro={folder}:/media", "--boot", "--", "--unit=basic.target"]
        with self.console.open("w") as console:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=console, stderr=subprocess.STDOUT, start_new_session=True)
        self.init = int(eventually(self._child, "the machine's first process"))
        eventually(self._is_up, "the machine", seconds=60)

    def _alive(self) -> None:
        assert self.process.poll() is None, self.console.read_text(errors="replace")

    def _child(self) -> str:
        self._alive()
        pid = self.process.pid
        found = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return found[-1] if found else ""

    def _is_up(self) -> bool:
        self._alive()
        return self.run("systemctl", "is-active", "basic.target").stdout.strip() == "active"

    def path(self, path: str) -> pathlib.Path:
        """One of its files, as this machine sees it."""
        return pathlib.Path(f"/proc/{self.init}/root{path}")

    def run(self, *command) -> subprocess.CompletedProcess:
        return subprocess.run(
            ["nsenter", f"--target={self.init}", "--mount", "--uts", "--ipc", "--pid", "--cgroup", "--root", "--wd=/",
             "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8", *map(str, command)],
            capture_output=True, text=True, timeout=180, stdin=subprocess.DEVNULL)

    def said(self, *command) -> str:
        done = self.run(*command)
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def unit(self, name: str, *properties: str) -> dict:
        shown = self.said("systemctl", "show", name, *(f"--property={one}" for one in properties))
        return dict(line.split("=", 1) for line in shown.splitlines())

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        subprocess.run(["umount", "--lazy", self.root, self.layer], check=True)


def _mount(*words) -> None:
    subprocess.run(["mount", *words], check=True)


def package(folder: pathlib.Path) -> pathlib.Path:
    made = subprocess.run(
        [ROOT / "scripts/deb.sh", "--binary", PROGRAM, "--output", folder], capture_output=True, text=True, timeout=300)
    assert made.returncode == 0, made.stdout + made.stderr
    return pathlib.Path(made.stdout.strip().splitlines()[-1])
