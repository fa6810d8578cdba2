#!/bin/sh
# Makes the store's passwords and the editor's token, each in a file under deploy/secrets. What is there already stays.
set -eu
cd "$(dirname "$0")"
mkdir -p secrets
chmod 700 secrets
for name in store-admin-password store-user-password editor-token; do
  [ -s "secrets/$name" ] && continue
  head -c 24 /dev/urandom | base64 | tr '+/' '-_' > "secrets/$name"
  # Containers read it under a user id of their own; the folder keeps everyone else on this machine out.
  chmod 444 "secrets/$name"
done
