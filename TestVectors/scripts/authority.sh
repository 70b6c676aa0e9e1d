# One certification authority's tools: make a key, issue a certificate. Sourced by ../make.
# Works in the current folder: keys/NAME.pem (PKCS#8) and certificates/NAME.pem.

valid_from=20200101000000Z
valid_to=20991231235959Z

# A private folder for requests and the authority's bookkeeping, removed at the end.
open_scratch() {
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  mkdir -p keys certificates
}

# new_key NAME KIND: KIND is rsa-BITS, a curve's OpenSSL name, or ed25519.
new_key() {
  case $2 in
    rsa-*) openssl genpkey -quiet -algorithm RSA -pkeyopt "rsa_keygen_bits:${2#rsa-}" -out "keys/$1.pem" ;;
    ed25519) openssl genpkey -algorithm ED25519 -out "keys/$1.pem" ;;
    *) openssl genpkey -algorithm EC -pkeyopt "ec_paramgen_curve:$2" -pkeyopt ec_param_enc:named_curve \
         -out "keys/$1.pem" ;;
  esac
}

# The kinds of certificate that `issue` knows, as sections of an OpenSSL configuration.
write_configuration() {
  cat >"$scratch/openssl.cnf" <<CONFIGURATION
[req]
distinguished_name = empty
[empty]
[ca]
default_ca = authority
[authority]
database = $scratch/index.txt
serial = $scratch/serial
new_certs_dir = $scratch
default_md = ${digest:-sha256}
policy = anything
preserve = yes
unique_subject = no
[anything]
countryName = optional
organizationName = optional
organizationalUnitName = optional
commonName = optional

[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = ${identifier:-hash}

[authority_any_length]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
authorityInfoAccess = caIssuers;URI:http://ac.example.test/$issuer.p7b

[authority_no_sub_authority]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
authorityInfoAccess = caIssuers;URI:http://ac.example.test/$issuer.p7b

[not_an_authority]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, keyCertSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid

[company]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature, nonRepudiation
extendedKeyUsage = clientAuth, emailProtection
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
authorityInfoAccess = caIssuers;URI:http://ac.example.test/$issuer.p7b
certificatePolicies = 2.25.1.20200101
subjectAltName = @company_names

[company_key_agreement]
basicConstraints = CA:FALSE
keyUsage = critical, keyAgreement
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid

[company_no_tls]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature, nonRepudiation
extendedKeyUsage = emailProtection
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid

[server]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature, keyEncipherment
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = DNS:nfe.example.test

# As e-CNPJ certificates have them: 2.16.76.1.3.3 is the CNPJ, 2.16.76.1.3.2 the person responsible.
[company_names]
email = fiscal@empresa.example.test
otherName.1 = 2.16.76.1.3.2;UTF8:PESSOA DE TESTE
otherName.2 = 2.16.76.1.3.3;PRINTABLESTRING:11222333000181
CONFIGURATION
}

# issue NAME SECTION SERIAL SUBJECT ISSUER [FROM TO]: certificates/NAME.pem for the key `key` names (keys/NAME.pem where
# that is unset), signed by ISSUER, or by itself where ISSUER is the same NAME.
issue() {
  local name=$1 section=$2 serial=$3 subject=$4 issuer=$5 from=${6-$valid_from} to=${7-$valid_to}
  local signer=(-cert "certificates/$issuer.pem")
  local signer_key=$issuer
  [ "$issuer" != "$name" ] || { signer=(-selfsign) && signer_key=${key:-$name}; }
  write_configuration
  : >"$scratch/index.txt"
  echo "$serial" >"$scratch/serial"
  openssl req -new -utf8 -config "$scratch/openssl.cnf" -key "keys/${key:-$name}.pem" -subj "$subject" \
    -out "$scratch/request.pem"
  openssl ca -batch -notext -utf8 -config "$scratch/openssl.cnf" -in "$scratch/request.pem" \
    "${signer[@]}" -keyfile "keys/$signer_key.pem" -extensions "$section" \
    -startdate "$from" -enddate "$to" -out "certificates/$name.pem" 2>"$scratch/log" || { cat "$scratch/log" >&2; exit 1; }
}
