#pragma once
#include <curl/curl.h>

/// libcurl's variadic setters, which Swift cannot see, once per kind of argument.
CURLcode curl_set_long(CURL *handle, CURLoption option, long value);
