"""The Debian package: what is in it, and that it comes and goes without taking anything that is not its own.

Installing changes the machine: it is done only as root, and where no Balai is installed. Where systemd runs, it is told
to start nothing of a Balai meanwhile. What the test has made it takes away again.
"""

import grp
import gzip
import os
import pathlib
import pwd
import re
import shutil
import stat
import subprocess

import pytest

from package import PROGRAM, ROOT, package, run, said, unpacked

CONFIG = pathlib.Path("/etc/balai/balai.conf")


def hindrance():
    """Why nothing may be installed here; None where it may."""
    if os.geteuid() != 0:
        return "installing needs root"
    if run("dpkg-query", "-W", "-f=${Status}", "balai").stdout.strip() not in ("", "unknown ok not-installed"):
        return "balai is installed here"
    if any(pathlib.Path(path).exists() for path in ("/etc/balai", "/var/lib/balai", "/var/backups/balai", "/usr/bin/balai")):
        return "there is something of a balai here"
    if any(one.pw_name == "balai" for one in pwd.getpwall()):
        return "there is a user balai here"
    return None


def masked(verb):
    """Has a running systemd refuse to start the units, or lets it again."""
    if pathlib.Path("/run/systemd/system").exists():
        said("systemctl", verb, "--runtime", "balai.service", "balai-cadangan.service", "balai-cadangan.timer")


def fields():
    return dict(
        line.split(": ", 1) for line in (unpacked() / "DEBIAN/control").read_text(encoding="utf-8").splitlines()
        if re.match(r"^[A-Z]", line))


def test_it_names_version_and_what_it_needs():
    control = fields()
    assert control["Version"] == said(PROGRAM, "--version").split()[1]
    needed = control["Depends"].split(", ")
    for name in ("adduser", "libc6", "libsqlite3-0", "libsodium23", "libcurl4", "libssl3", "libvips42", "libdeflate0",
                 "libpango-1.0-0", "libpangocairo-1.0-0", "libcairo2", "libqrencode4", "fonts-liberation"):
        assert name in needed, (name, needed)
    assert "libpq5" not in needed and {"libpq5", "postgresql-client"} <= set(control["Recommends"].split(", "))


@pytest.mark.skipif(os.geteuid() != 0, reason="taking a library away needs root")
def test_only_who_uses_postgresql_needs_its_library(tmp_path):
    """What `Recommends` promises: on a machine without libpq5 the embedded database works, and the server's is refused."""
    library = pathlib.Path(re.search(r"libpq\.so\.5 .*=> (\S+)", said("ldconfig", "-p")).group(1)).resolve()

    def without_library(*command, **settings):
        # In a view of the file system that ends with the command.
        hide = f'mount --bind /dev/null {library} && exec "$@"'
        return run("unshare", "--mount", "sh", "-c", hide, "sh", PROGRAM, *command, **settings)

    here = {"BALAI_DATA": str(tmp_path / "data")}
    made = without_library(
        "init", "--nama", "Kabupaten Tirta", "--slug", "tirta", "--admin-nama", "Sari Contoh", "--admin-pengguna", "sari",
        **here)
    assert made.returncode == 0, made.stderr
    looked = without_library("verify", **here)
    assert looked.returncode == 0, looked.stdout + looked.stderr
    refused = without_library("verify", BALAI_DATABASE="postgres:///balai?host=/nowhere", **here)
    assert refused.returncode != 0 and "paket libpq5" in refused.stderr, refused.stdout + refused.stderr


def test_it_holds_what_it_should():
    root = unpacked()
    files = {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file() and "DEBIAN" not in path.parts}
    assert files == {
        "usr/bin/balai", "etc/balai/balai.conf", "lib/systemd/system/balai.service",
        "lib/systemd/system/balai-cadangan.service", "lib/systemd/system/balai-cadangan.timer",
        "usr/share/man/man1/balai.1.gz", "usr/share/doc/balai/copyright", "usr/share/doc/balai/changelog.gz",
        "usr/share/doc/balai/operasi.md", "usr/share/doc/balai/examples/Caddyfile",
    }
    assert (root / "DEBIAN/conffiles").read_text() == "/etc/balai/balai.conf\n"
    assert "Permission is hereby granted" in (root / "usr/share/doc/balai/copyright").read_text(encoding="utf-8")
    assert b"0.1.0" in gzip.decompress((root / "usr/share/doc/balai/changelog.gz").read_bytes())
    assert (root / "usr/bin/balai").stat().st_size < PROGRAM.stat().st_size, "stripped"
    for script in ("postinst", "prerm", "postrm"):
        assert subprocess.run(["sh", "-n", root / "DEBIAN" / script]).returncode == 0


def test_every_line_of_the_settings_is_one(tmp_path):
    """Also those that are remarks until somebody takes the sign away."""
    text = (ROOT / "deploy/balai.conf").read_text(encoding="utf-8")
    file = tmp_path / "balai.conf"
    file.write_text(re.sub(r"^#(?=[A-Z])", "", text, flags=re.MULTILINE), encoding="utf-8")
    file.chmod(0o600)
    shown = run(PROGRAM, "--config", file, "config", "dump")
    assert shown.returncode == 0 and "Peringatan" not in shown.stderr, shown.stderr
    assert f"BALAI_AUDIT_EMAIL=auditor@contoh.go.id  [berkas {file} baris" in shown.stdout
    assert "kunci-rahasia" not in shown.stdout and "kata sandi" not in shown.stdout.split("BALAI_SMTP_PASSWORD=")[1][:20]


@pytest.mark.skipif(not shutil.which("lintian"), reason="lintian is not installed")
def test_lintian_finds_no_errors():
    # A debug build looks for Swift's libraries where they were; Yams brings its libyaml along.
    known = "custom-library-search-path,embedded-library"
    found = run("lintian", "--fail-on", "error", "--suppress-tags", known, package())
    assert found.returncode == 0, found.stdout


@pytest.fixture
def installed():
    cause = hindrance()
    if cause:
        pytest.skip(cause)
    masked("mask")
    try:
        yield run("dpkg", "-i", package())
    finally:
        # Also after a failure in between.
        run("dpkg", "--purge", "balai")
        run("dpkg-statoverride", "--remove", CONFIG)
        masked("unmask")
        for folder in ("/var/lib/balai", "/var/backups/balai"):
            shutil.rmtree(folder, ignore_errors=True)
        if any(one.pw_name == "balai" for one in pwd.getpwall()):
            run("deluser", "--quiet", "balai")
        assert hindrance() is None, "the machine is as it was"


# A debug build looks for Swift's libraries beside the compiler, where another user may not look.
def as_balai(*command):
    libraries = sorted({str(pathlib.Path(path).parent) for path in re.findall(r"=> (/\S+)", said("ldd", PROGRAM))})
    return run("setpriv", "--reuid=balai", "--regid=balai", "--init-groups", "env", "-i", "PATH=/usr/bin:/bin",
               "HOME=/var/lib/balai", f"LD_LIBRARY_PATH={':'.join(libraries)}", *command)


def test_it_comes_and_goes(installed):
    assert installed.returncode == 0, installed.stdout + installed.stderr
    user = pwd.getpwnam("balai")
    assert user.pw_dir == "/var/lib/balai" and user.pw_shell.endswith("nologin")
    config = CONFIG
    assert stat.S_IMODE(config.stat().st_mode) == 0o640 and config.stat().st_gid == user.pw_gid
    assert config.stat().st_uid == 0, "the service cannot change its own settings"
    for folder in ("/var/lib/balai", "/var/backups/balai"):
        facts = os.stat(folder)
        assert (stat.S_IMODE(facts.st_mode), facts.st_uid) == (0o700, user.pw_uid), folder
    assert "balai" in said("man", "-w", "balai") if shutil.which("man") else True

    version = as_balai("balai", "--version")
    assert version.returncode == 0, version.stderr
    begun = as_balai(
        "balai", "init", "--nama", "Kabupaten Angin", "--slug", "angin", "--admin-nama", "Tirta Angin",
        "--admin-pengguna", "tirta")
    assert begun.returncode == 0, begun.stderr
    database = pathlib.Path("/var/lib/balai/data/balai.sqlite")
    assert database.exists() and database.stat().st_uid == user.pw_uid
    assert pathlib.Path("/var/lib/balai/kunci/kunci").stat().st_mode & 0o077 == 0
    examined = as_balai("balai", "doctor")
    assert "\n0 galat," in examined.stdout, examined.stdout + examined.stderr
    backed = as_balai("balai", "backup", "/var/backups/balai")
    assert backed.returncode == 0, backed.stderr

    removed = run("dpkg", "-r", "balai")
    assert removed.returncode == 0, removed.stderr
    assert not pathlib.Path("/usr/bin/balai").exists() and config.exists(), "settings stay until they are purged"
    purged = run("dpkg", "-P", "balai")
    assert purged.returncode == 0, purged.stderr
    assert not pathlib.Path("/etc/balai").exists()
    assert database.exists() and pathlib.Path("/var/lib/balai/kunci/kunci").exists(), "data are never taken"
    assert "/var/lib/balai" in purged.stderr and "/var/backups/balai" in purged.stderr, "where they are is said"


def test_installing_again_keeps_what_was_set(installed):
    assert installed.returncode == 0, installed.stderr
    config = CONFIG
    config.write_text(config.read_text(encoding="utf-8") + "BALAI_PORT=9000\n", encoding="utf-8")
    os.chmod("/var/lib/balai", 0o750)
    again = run("dpkg", "-i", package())
    assert again.returncode == 0, again.stderr
    assert "BALAI_PORT=9000" in config.read_text(encoding="utf-8")
    assert stat.S_IMODE(os.stat("/var/lib/balai").st_mode) == 0o750, "a folder that is there is left alone"


def rights(path):
    facts = path.stat()
    return stat.S_IMODE(facts.st_mode), pwd.getpwuid(facts.st_uid).pw_name, grp.getgrgid(facts.st_gid).gr_name


def test_rights_that_an_administrator_gave_stay(installed):
    assert installed.returncode == 0, installed.stderr
    assert rights(CONFIG) == (0o640, "root", "balai")
    os.chmod(CONFIG, 0o600)
    os.chown(CONFIG, pwd.getpwnam("balai").pw_uid, 0)
    again = run("dpkg", "-i", package())
    assert again.returncode == 0 and rights(CONFIG) == (0o600, "balai", "root"), again.stderr
    said("dpkg-statoverride", "--update", "--add", "root", "root", "0640", CONFIG)
    again = run("dpkg", "-i", package())
    assert again.returncode == 0 and rights(CONFIG) == (0o640, "root", "root"), again.stderr


def test_settings_that_were_taken_away_hinder_nothing(installed):
    assert installed.returncode == 0, installed.stderr
    CONFIG.unlink()
    again = run("dpkg", "-i", package())
    assert again.returncode == 0, again.stderr
    assert not CONFIG.exists(), "an administrator's will"
    back = run("dpkg", "--force-confmiss", "-i", package())
    assert back.returncode == 0 and rights(CONFIG) == (0o640, "root", "balai"), back.stderr
