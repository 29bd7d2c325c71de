#!/bin/bash
# postfix.sh FOLDER PORT: a Postfix of its own, in the foreground, as root. It takes mail for *@warga.contoh at PORT and
# hands it on to a second server of its own, at PORT+1, which knows nobody there: what was taken comes back. What comes back to
# pantulan+TAG@balai.contoh lies in FOLDER/kembali/TAG, as its pipe had it. The setting is that of docs/operasi.md.
set -euo pipefail
folder=$1 port=$2
mkdir -p "$folder"/{conf,spool,data,kembali}
chmod 711 "$folder"
chmod 777 "$folder/kembali"
chown postfix "$folder/data"

cat > "$folder/terima.sh" <<END
#!/bin/sh
[ "\$1" = -- ] && shift
cat > "$folder/kembali/\$1.part" && mv "$folder/kembali/\$1.part" "$folder/kembali/\$1"
END
chmod 755 "$folder/terima.sh"

cat > "$folder/conf/main.cf" <<END
compatibility_level = 3.6
queue_directory = $folder/spool
data_directory = $folder/data
maillog_file_prefixes = $folder
maillog_file = $folder/log
myhostname = surat.contoh
mydestination =
alias_maps =
local_recipient_maps =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
recipient_delimiter = +
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 1s
delay_warning_time = 1s
smtpd_peername_lookup = no
smtpd_delay_reject = yes
transport_maps = inline:{
    {pantulan@balai.contoh = balai-pantulan:}
    {warga.contoh = smtp:[127.0.0.1]:$((port + 1))} }
END

cat > "$folder/conf/master.cf" <<END
127.0.0.1:$port inet n - n - - smtpd
127.0.0.1:$((port + 1)) inet n - n - - smtpd
    -o { smtpd_recipient_restrictions = check_recipient_access inline:{ {penuh@warga.contoh = 452 4.2.2 kotak surat penuh} { warga.contoh = 550 5.1.1 tidak dikenal } }, reject }
balai-pantulan unix - n n - 1 pipe
    flags=R user=nobody argv=$folder/terima.sh -- \${extension}
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
proxymap unix - - n - - proxymap
postlog unix-dgram n - n - 1 postlogd
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
END

exec postfix -c "$folder/conf" start-fg < /dev/null > /dev/null 2>&1
