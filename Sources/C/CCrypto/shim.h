// OpenSSL's digests (`EVP_MD_*`), and HMAC.
#ifndef FIELDBOOK_CCRYPTO_H
#define FIELDBOOK_CCRYPTO_H

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#endif
