#include <curl/curl.h>

/* curl_easy_setopt and curl_easy_getinfo take variable arguments, which Swift cannot call: one typed function for each
   kind of option. */

typedef size_t (*balai_curl_transfer)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode balai_curl_set_long(CURL *curl, CURLoption option, long value) {
    return curl_easy_setopt(curl, option, value);
}

/* Counts of bytes. */
static inline CURLcode balai_curl_set_size(CURL *curl, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode balai_curl_set_text(CURL *curl, CURLoption option, const char *value) {
    return curl_easy_setopt(curl, option, value);
}

/* Trusts the authorities of a file, and none of the system's: those of the built-in folder would be trusted beside them. */
static inline CURLcode balai_curl_trust_only(CURL *curl, const char *file) {
    CURLcode code = curl_easy_setopt(curl, CURLOPT_CAINFO, file);
    return code != CURLE_OK ? code : curl_easy_setopt(curl, CURLOPT_CAPATH, NULL);
}

static inline CURLcode balai_curl_set_list(CURL *curl, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode balai_curl_set_pointer(CURL *curl, CURLoption option, void *value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode balai_curl_set_transfer(CURL *curl, CURLoption option, balai_curl_transfer function) {
    return curl_easy_setopt(curl, option, function);
}

static inline CURLcode balai_curl_get_long(CURL *curl, CURLINFO info, long *value) {
    return curl_easy_getinfo(curl, info, value);
}
