// OpenSSL's digests (`EVP_MD_*`).
#ifndef FIELDBOOK_CCRYPTO_H
#define FIELDBOOK_CCRYPTO_H

#include <openssl/evp.h>

#endif
