# The PKI: who is issued what by whom. Sourced by ../make.

country="/C=BR/O=ICP-Test"
company="$country/OU=TEST MATERIAL - NO VALUE/CN=EMPRESA DE TESTE LTDA:11222333000181"

# The part that a demonstration needs: root, intermediate, two companies.
make_small_pki() {
  new_key root rsa-2048
  new_key intermediate rsa-2048
  issue root root 01 "$country/CN=AC Raiz Test Signet" root
  issue intermediate authority_any_length 10 "$country/CN=AC Empresas Test Signet" root
  new_key rsa-2048 rsa-2048
  new_key p-256 P-256
  issue rsa-2048 company 1001 "$company" intermediate
  issue p-256 company 1002 "$company" intermediate
  write_identity rsa-2048 intermediate root
  write_identity p-256 intermediate root
  write_chain rsa-2048 rsa-2048 intermediate root
  write_chain p-256 p-256 intermediate root
}

make_pki() {
  new_key root rsa-4096
  issue root root 01 "$country/CN=AC Raiz Test Signet" root
  new_key intermediate rsa-2048
  issue intermediate authority_any_length 10 "$country/CN=AC Empresas Test Signet" root
  new_key second-intermediate rsa-2048
  issue second-intermediate authority_any_length 11 "$country/CN=AC Filiais Test Signet" root

  local serial=1001 kind
  for kind in rsa-2048:rsa-2048 p-256:P-256 p-384:P-384 p-521:P-521 secp256k1:secp256k1 \
    brainpoolP256r1:brainpoolP256r1 ed25519:ed25519; do
    new_key "${kind%:*}" "${kind#*:}"
    issue "${kind%:*}" company "$serial" "$company" intermediate
    serial=$((serial + 1))
  done
  key=rsa-2048 issue second-company company 1101 "$company" second-intermediate
  key=p-256 issue server server 1102 "$country/CN=nfe.example.test" intermediate

  new_key ec-root P-384
  issue ec-root root 02 "$country/CN=AC Raiz EC Test Signet" ec-root
  new_key ec-intermediate P-256
  issue ec-intermediate authority_any_length 12 "$country/CN=AC Empresas EC Test Signet" ec-root
  key=p-256 issue ec-company company 1201 "$company" ec-intermediate

  # The same intermediate (name and key) under the other root.
  key=intermediate issue cross-intermediate authority_any_length 13 "$country/CN=AC Empresas Test Signet" ec-root

  # Two authorities that issued each other, and no root.
  new_key loop-a P-256
  new_key loop-b P-256
  issue loop-a root 14 "$country/CN=AC Loop A Test Signet" loop-a
  issue loop-b authority_any_length 15 "$country/CN=AC Loop B Test Signet" loop-a
  issue loop-a authority_any_length 16 "$country/CN=AC Loop A Test Signet" loop-b
  key=p-256 issue loop-company company 1401 "$company" loop-a
  make_mesh
}

# Six authorities, each certified by all of the others, one of them by ec-root too: thousands of paths, few of them good.
make_mesh() {
  local subject issuer serial=30
  mkdir -p pool
  for subject in 1 2 3 4 5 6; do
    new_key "mesh-$subject" P-256
    issue "mesh-$subject" root 06 "$country/CN=AC Mesh $subject Test Signet" "mesh-$subject"
  done
  for subject in 1 2 3 4 5 6; do
    for issuer in 1 2 3 4 5 6; do
      [ "$subject" != "$issuer" ] || continue
      key="mesh-$subject" issue "mesh-$subject-$issuer" authority_any_length "$serial" \
        "$country/CN=AC Mesh $subject Test Signet" "mesh-$issuer"
      serial=$((serial + 1))
    done
  done
  key=mesh-6 issue mesh-6-root authority_any_length 70 "$country/CN=AC Mesh 6 Test Signet" ec-root
  key=p-256 issue mesh-company company 1402 "$company" mesh-1
  cat certificates/mesh-[1-6]-[1-6].pem >pool/mesh.pem
  rm certificates/mesh-[1-6].pem certificates/mesh-[1-6]-[1-6].pem keys/mesh-[1-6].pem
}

make_faulty_certificates() {
  local key=rsa-2048
  issue expired company 2001 "$company" intermediate 20200101000000Z 20210101000000Z
  issue not-yet-valid company 2002 "$company" intermediate 20990101000000Z 20991231235959Z
  issue key-agreement-only company_key_agreement 2003 "$company" intermediate
  issue not-for-tls company_no_tls 2004 "$company" intermediate
  digest=sha1 issue sha1-signature company 2005 "$company" intermediate
  new_key weak rsa-1024
  key=weak issue weak-key company 2006 "$company" intermediate

  issue bad-signature company 2007 "$company" intermediate
  flip_last_byte certificates/bad-signature.pem

  new_key not-a-ca rsa-2048
  key=not-a-ca issue not-a-ca not_an_authority 20 "$country/CN=AC Falsa Test Signet" root
  issue under-not-a-ca company 2008 "$company" not-a-ca

  new_key no-sub-authority P-256
  key=no-sub-authority issue no-sub-authority authority_no_sub_authority 21 "$country/CN=AC Restrita Test Signet" root
  new_key sub-authority P-256
  key=sub-authority issue sub-authority authority_any_length 22 "$country/CN=AC Subordinada Test Signet" no-sub-authority
  issue under-sub-authority company 2009 "$company" sub-authority

  key=intermediate issue expired-intermediate authority_any_length 23 "$country/CN=AC Empresas Test Signet" root \
    20200101000000Z 20210101000000Z
  new_key expired-root P-256
  key=expired-root issue expired-root root 03 "$country/CN=AC Raiz Vencida Test Signet" expired-root \
    20200101000000Z 20210101000000Z
  key=intermediate issue under-expired-root authority_any_length 24 "$country/CN=AC Empresas Test Signet" expired-root

  # Another root with the same name; the twin also claims the same subject key identifier.
  new_key impostor-root rsa-2048
  key=impostor-root issue impostor-root root 04 "$country/CN=AC Raiz Test Signet" impostor-root
  identifier=$(openssl x509 -in certificates/root.pem -noout -ext subjectKeyIdentifier | tail -1 | tr -d ' ') \
    key=impostor-root issue impostor-twin root 05 "$country/CN=AC Raiz Test Signet" impostor-twin
}

# flip_last_byte FILE: inverts the last bits of a certificate's signature.
flip_last_byte() {
  openssl x509 -in "$1" -outform DER | python3 -c '
import sys
der = bytearray(sys.stdin.buffer.read())
der[-1] ^= 0xFF
sys.stdout.buffer.write(der)' | openssl x509 -inform DER -out "$1"
}

# write_chain NAME CERTIFICATE…: chains/NAME.pem, in the order given.
write_chain() {
  local name=$1
  shift
  mkdir -p chains
  (cd certificates && cat "${@/%/.pem}") >"chains/$name.pem"
}

# write_identity NAME CERTIFICATE…: identities/NAME.pem, the key and certificate of that name, then the others.
write_identity() {
  local name=$1
  shift
  mkdir -p identities
  {
    cat "keys/$name.pem" "certificates/$name.pem"
    (cd certificates && cat "${@/%/.pem}")
  } >"identities/$name.pem"
}

make_identities() {
  local name
  for name in rsa-2048 p-256 p-384 p-521 secp256k1 brainpoolP256r1 ed25519; do
    write_identity "$name" intermediate root
  done
  cat keys/p-256.pem certificates/{ec-company,ec-intermediate,ec-root}.pem >identities/ec.pem
  cat keys/rsa-2048.pem certificates/{expired,intermediate,root}.pem >identities/expired.pem
  cat keys/p-256.pem certificates/{rsa-2048,intermediate,root}.pem >identities/key-mismatch.pem
}

# What is handed to `signet chain check`, leaf first; README.md says what is wrong with each.
make_chains() {
  local name
  for name in rsa-2048 p-256 p-384 p-521 secp256k1 brainpoolP256r1 ed25519 server expired not-yet-valid \
    key-agreement-only not-for-tls sha1-signature weak-key bad-signature; do
    write_chain "$name" "$name" intermediate root
  done
  write_chain ec ec-company ec-intermediate ec-root
  write_chain not-a-ca under-not-a-ca not-a-ca root
  write_chain path-length under-sub-authority sub-authority no-sub-authority root
  write_chain intermediate-missing second-company root
  write_chain root-missing rsa-2048 intermediate
  write_chain impostor rsa-2048 intermediate impostor-root
  write_chain impostor-twin rsa-2048 intermediate impostor-twin
  write_chain expired-root rsa-2048 under-expired-root expired-root
  write_chain expired-intermediate rsa-2048 expired-intermediate root
  write_chain cross-signed rsa-2048 cross-intermediate intermediate ec-root root
  write_chain loop loop-company loop-a loop-b
  mkdir -p pool
  cp certificates/second-intermediate.pem pool/
}
