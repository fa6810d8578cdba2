#!/bin/sh
# Makes the store's passwords and the key that signs tokens, each in a file under deploy/secrets. What is there already stays.
set -eu
cd "$(dirname "$0")"
mkdir -p secrets
chmod 700 secrets
for name in store-admin-password store-user-password signing-key; do
  [ -s "secrets/$name" ] && continue
  case $name in
    signing-key) openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "secrets/$name" ;;
    *) head -c 24 /dev/urandom | base64 | tr '+/' '-_' > "secrets/$name" ;;
  esac
  # Containers read it under a user id of their own; the folder keeps everyone else on this machine out.
  chmod 444 "secrets/$name"
done
