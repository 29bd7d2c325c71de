#include "COpenSSL.h"

#include <limits.h>
#include <openssl/hmac.h>

int balai_hmac_sha1(
    const uint8_t *key, size_t key_size, const uint8_t *message, size_t message_size, uint8_t code[20]) {
    unsigned int size = 0;
    if (key_size > INT_MAX) return 0;
    return HMAC(EVP_sha1(), key, (int)key_size, message, message_size, code, &size) != NULL && size == 20;
}
