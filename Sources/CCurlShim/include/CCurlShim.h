#pragma once
#include <curl/curl.h>

// libcurl's variadic calls, which Swift cannot see, once per kind of argument.

/// A body or a header line that came in; fewer bytes taken than offered ends the transfer.
typedef size_t (*curl_taking)(char *bytes, size_t size, size_t count, void *context);

CURLcode curl_set_long(CURL *handle, CURLoption option, long value);
CURLcode curl_set_text(CURL *handle, CURLoption option, const char *value);
CURLcode curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value);
CURLcode curl_set_pointer(CURL *handle, CURLoption option, void *value);
CURLcode curl_set_taking(CURL *handle, CURLoption option, curl_taking value);
CURLcode curl_get_text(CURL *handle, CURLINFO info, const char **value);
CURLcode curl_get_count(CURL *handle, CURLINFO info, curl_off_t *value);
CURLMcode curl_multi_set_long(CURLM *multi, CURLMoption option, long value);

/// The next transfer that is done and how it ended; null when there is none.
CURL *curl_multi_next_done(CURLM *multi, CURLcode *result);

/// A gzip stream on its way through: what comes in packed goes out unpacked, piece by piece.
typedef struct unpacking unpacking;

/// Null when there is no memory.
unpacking *unpacking_new(void);
void unpacking_free(unpacking *stream);
/// 1: taken; 0: the taker wants no more; -1: this is no gzip, or damaged.
int unpacking_feed(unpacking *stream, char *bytes, size_t count, curl_taking take, void *context);
/// Whether the stream came to its own end, and its checksum and length agreed.
int unpacking_is_whole(const unpacking *stream);
