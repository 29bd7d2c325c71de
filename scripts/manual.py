"""Writes the manual page balai(1) from the commands' own help (`balai --experimental-dump-help`), so that the page cannot
speak of commands that are not there, nor leave one out."""

import json
import sys

BEFORE = """\
.nh
.ad l
.SH NAMA
balai \\- menjalankan layanan kantor pemerintah dari SOP\\-nya
.SH RINGKASAN
.B balai
[\\-\\-config \\fIberkas\\fR] \\fIperintah\\fR [\\fIpilihan\\fR]
.SH URAIAN
Balai membaca SOP kantor pemerintah, membuktikan bahwa setiap permohonan dapat berakhir, dan menjalankan layanannya.
Panduan lengkap untuk pengelola server: /usr/share/doc/balai/operasi.md.
.SH LANGKAH PERTAMA
Sunting /etc/balai/balai.conf, lalu:
.PP
.nf
.RS
sudo \\-u balai balai init \\-\\-nama 'Kabupaten Contoh' \\-\\-slug contoh \\\\
    \\-\\-admin\\-nama 'Nama Lengkap' \\-\\-admin\\-pengguna admin
sudo \\-u balai balai doctor
systemctl enable \\-\\-now balai.service balai\\-cadangan.timer
.RE
.fi
.PP
Salin berkas kunci (/var/lib/balai/kunci/kunci) ke gedung lain: tanpa berkas itu data tidak dapat dibaca lagi.
"""

AFTER = """\
.SH BERKAS
.TP
.I /etc/balai/balai.conf
Pengaturan, NAMA=nilai satu baris. Lingkungan proses menang atas berkas ini. Daftar dan artinya: \\fBbalai config dump\\fR.
.TP
.I /var/lib/balai
Data, kunci, dan akar audit. Tidak pernah dihapus oleh pemasang paket.
.TP
.I /var/backups/balai
Cadangan harian dari balai\\-cadangan.timer.
.SH NILAI KELUAR
0 bila berhasil, 1 bila ditolak atau gagal, 64 bila perintahnya tidak dikenal.
"""


def plain(text):
    """A text in which nothing is a command of the page's language."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in ".'" else line for line in text.split("\n"))


def spelling(argument):
    names = ["--" + name["name"] if name["kind"] == "long" else "-" + name["name"] for name in argument.get("names") or []]
    value = f"<{argument.get('valueName') or 'nilai'}>"
    if argument["kind"] == "positional":
        return value
    return ", ".join(names) + ("" if argument["kind"] == "flag" else " " + value)


def sections(command, words):
    """A command's part of the page, and those of the commands below it."""
    name = " ".join([*words, command["commandName"]])
    below = [one for one in command.get("subcommands") or [] if one["commandName"] != "help" and one.get("shouldDisplay", True)]
    lines = []
    if words:
        lines += [f".SS {plain(name)}", plain(command.get("abstract") or "")]
        if command.get("discussion"):
            lines += [".PP", plain(command["discussion"])]
        for argument in command.get("arguments") or []:
            if argument.get("shouldDisplay", True) and spelling(argument) not in ("-h, --help", "--help", "--version", "--config <config>"):
                lines += [".TP", f".B {plain(spelling(argument))}", plain(argument.get("abstract") or "")]
    for one in below:
        lines += sections(one, name.split(" "))
    return lines


def main():
    version = sys.argv[1]
    tool = json.load(sys.stdin)
    print(f'.TH BALAI 1 "" "balai {version}" "Balai"')
    print(BEFORE + ".SH PERINTAH")
    print("\n".join(sections(tool["command"], [])))
    print(AFTER, end="")


if __name__ == "__main__":
    main()
