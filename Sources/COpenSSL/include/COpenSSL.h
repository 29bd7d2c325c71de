#ifndef BALAI_OPENSSL_H
#define BALAI_OPENSSL_H

#include <stddef.h>
#include <stdint.h>

/* HMAC-SHA-1 (RFC 2104) by OpenSSL, whose own headers Swift is spared. Returns whether it could be made. */
int balai_hmac_sha1(
    const uint8_t *key, size_t key_size, const uint8_t *message, size_t message_size, uint8_t code[20]);

#endif
