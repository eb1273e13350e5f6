#include "CCurlShim.h"
#include <stdlib.h>
#include <zlib.h>

// libcurl unpacks too, but takes a stream that breaks off for a whole one.

struct unpacking {
  z_stream stream;
  int is_whole;
};

unpacking *unpacking_new(void) {
  unpacking *made = calloc(1, sizeof *made);
  // 16 more than the largest window: gzip and nothing else.
  if (made && inflateInit2(&made->stream, 15 + 16) != Z_OK) {
    free(made);
    return NULL;
  }
  return made;
}

void unpacking_free(unpacking *stream) {
  if (!stream) return;
  inflateEnd(&stream->stream);
  free(stream);
}

int unpacking_feed(unpacking *all, char *bytes, size_t count, curl_taking take, void *context) {
  char room[1 << 16];
  z_stream *stream = &all->stream;
  stream->next_in = (Bytef *)bytes;
  stream->avail_in = (uInt)count;
  while (stream->avail_in > 0 || stream->avail_out == 0) {
    // One stream may follow on another; anything else after the end is none.
    if (all->is_whole) {
      if (stream->avail_in == 0) return 1;
      if (inflateReset(stream) != Z_OK) return -1;
      all->is_whole = 0;
    }
    stream->next_out = (Bytef *)room;
    stream->avail_out = sizeof room;
    int code = inflate(stream, Z_NO_FLUSH);
    size_t made = sizeof room - stream->avail_out;
    if (made > 0 && take(room, 1, made, context) != made) return 0;
    if (code == Z_STREAM_END) all->is_whole = 1;
    else if (code == Z_BUF_ERROR) return 1;
    else if (code != Z_OK) return -1;
  }
  return 1;
}

int unpacking_is_whole(const unpacking *stream) { return stream->is_whole; }
