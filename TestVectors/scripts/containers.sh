# The same identities and chains in every container that people hand over. Sourced by ../make.

make_containers() {
  local output=containers passphrase=file:passphrase.txt
  mkdir -p $output
  echo signet-test >passphrase.txt

  openssl x509 -in certificates/rsa-2048.pem -outform DER -out $output/rsa-2048.cer
  openssl crl2pkcs7 -nocrl -certfile chains/rsa-2048.pem -out $output/rsa-2048.p7b
  openssl crl2pkcs7 -nocrl -certfile chains/rsa-2048.pem -outform DER -out $output/rsa-2048-der.p7b

  openssl pkcs8 -topk8 -v2 aes-256-cbc -in keys/rsa-2048.pem -passout $passphrase -out $output/rsa-2048-encrypted-key.pem
  openssl pkcs8 -topk8 -v2 aes-256-cbc -in keys/p-256.pem -passout $passphrase -outform DER \
    -out $output/p-256-encrypted-key.der
  openssl rsa -traditional -in keys/rsa-2048.pem -out $output/rsa-2048-pkcs1-key.pem 2>/dev/null
  openssl ec -in keys/p-256.pem -out $output/p-256-sec1-key.pem 2>/dev/null
  openssl pkcs8 -topk8 -nocrypt -in keys/rsa-2048.pem -outform DER -out $output/rsa-2048-key.der

  local aes=(-keypbe AES-256-CBC -certpbe AES-256-CBC -macalg SHA256)
  make_pkcs12 rsa-2048 rsa-2048.p12 $passphrase "${aes[@]}"
  make_pkcs12 p-256 p-256.p12 $passphrase "${aes[@]}"
  make_pkcs12 rsa-2048 rsa-2048-empty-passphrase.p12 pass: "${aes[@]}"
  if openssl list -providers -provider legacy >/dev/null 2>&1; then
    make_pkcs12 rsa-2048 rsa-2048-legacy-rc2.p12 $passphrase -legacy
    make_pkcs12 rsa-2048 rsa-2048-legacy-3des.p12 $passphrase -legacy -certpbe PBE-SHA1-3DES -keypbe PBE-SHA1-3DES
  fi
}

# make_pkcs12 NAME FILE PASSPHRASE OPTION…: containers/FILE with the identity NAME and its chain.
make_pkcs12() {
  local name=$1 file=$2 passphrase=$3
  shift 3
  openssl pkcs12 -export -inkey "keys/$name.pem" -in "chains/$name.pem" -name "$name" -passout "$passphrase" \
    "$@" -out "containers/$file"
}

# Text as it lies in a vault's secret, instead of a file.
make_secrets() {
  local certificate one_line
  mkdir -p secrets
  certificate=$(openssl x509 -in certificates/rsa-2048.pem -outform DER | base64)
  one_line=$(tr -d '\n' <<<"$certificate")
  printf '%s' "$one_line" >secrets/certificate-one-line.txt
  printf '%s\n' "$certificate" >secrets/certificate-wrapped.txt
  printf -- '-----BEGIN CERTIFICATE-----%s-----END CERTIFICATE-----' "$one_line" \
    >secrets/certificate-one-line-with-markers.txt
  printf -- '-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n' "$one_line" \
    >secrets/certificate-long-line-with-markers.txt
  printf -- '-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n' "$certificate" \
    >secrets/certificate-wrapped-with-markers.txt
  base64 -w0 chains/rsa-2048.pem >secrets/chain-pem-one-line.txt
  base64 -w0 containers/rsa-2048.p12 >secrets/pkcs12-one-line.txt
  base64 containers/rsa-2048.p12 >secrets/pkcs12-wrapped.txt
}
