#include <curl/curl.h>

/* curl_easy_setopt and curl_easy_getinfo are variadic, which Swift can't call: one wrapper for
   each kind of argument. https://curl.se/libcurl/c/curl_easy_setopt.html */

typedef size_t (*brobygger_curl_write)(char *bytes, size_t size, size_t count, void *context);
typedef int (*brobygger_curl_progress)(void *context, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

static inline CURLcode brobygger_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode brobygger_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode brobygger_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode brobygger_curl_set_write(CURL *handle, brobygger_curl_write callback) {
    return curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, callback);
}

static inline CURLcode brobygger_curl_set_progress(CURL *handle, brobygger_curl_progress callback) {
    return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, callback);
}

static inline CURLcode brobygger_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}
