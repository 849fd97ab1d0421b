#!/usr/bin/env bash
# Have PostgreSQL, MariaDB, Redis, RabbitMQ and nginx on this machine, from Debian's packages, for `make test-scale`.
# What answers at its port is taken as it is; what does not is installed (as root) and started. Nothing is configured.
set -eu

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

wanted=
command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || wanted="$wanted nginx-light"
command -v redis-server >/dev/null || wanted="$wanted redis-server"
answers 5432 || command -v pg_ctlcluster >/dev/null || wanted="$wanted postgresql"
answers 3306 || command -v mariadbd >/dev/null || [ -x /usr/sbin/mariadbd ] || wanted="$wanted mariadb-server"
answers 5672 || [ -x /usr/sbin/rabbitmq-server ] || wanted="$wanted rabbitmq-server"
if [ -n "$wanted" ]; then
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "Missing, and not to be installed from here:$wanted" >&2
    exit 1
  fi
  echo "Installing from Debian's packages:$wanted"
  apt-get update -qq
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >/dev/null
fi

answers 5432 || pg_ctlcluster --skip-systemctl-redirect "$(ls /etc/postgresql | tail -1)" main start
answers 3306 || start-stop-daemon --start --oknodo --background --exec /usr/sbin/mariadbd
answers 5672 || rabbitmq-server -detached

for port in 5432 3306 5672; do
  tries=0
  until answers "$port"; do
    tries=$((tries + 1))
    [ "$tries" -lt 60 ] || { echo "Nobody answers at port $port." >&2; exit 1; }
    sleep 1
  done
done
