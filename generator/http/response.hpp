#pragma once

// A parsed HTTP response, RFC 9112, as spans and views into the bytes it was parsed from. It owns
// none of them: the input must outlive it. Immutable once the parser has handed it out, so safe to
// share between threads. It is not the verdict: the parser's findings say whether a recipient would
// accept it.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "http/span.hpp"

namespace statusbook::http {

// One field line. `name` and `value` are views into the input; the value is without the optional
// whitespace around it. The value of an obsolete line fold, which is a syntax error, still contains
// its line ends.
struct Field {
  std::string_view name;
  std::string_view value;
  Span line;  // without its line end

  bool is(std::string_view other_name) const;
};

struct Chunk {
  Span size_line;   // without its line end
  Span extensions;  // from the first ";" on, or empty
  Span data;        // empty in the last chunk
};

// How the end of the content was found: the cases of RFC 9112 section 6.3.
enum class Framing {
  none,         // this status code, or a response to HEAD, has no content
  length,       // Content-Length
  chunked,      // Transfer-Encoding, last coding chunked
  until_close,  // neither: up to the end of the input
  tunnel,       // 101, or 2xx to CONNECT: what follows is another protocol
  decoded,      // example and curl only: announced as chunked, shown without its chunks
  unknown       // the fields contradict each other; the rest of the input was not looked at
};

struct Response {
  std::string_view bytes;  // the whole input that all spans refer to
  Span whole;              // this message, from its status line to the end of its content

  Span status_line;  // without its line end
  Span version;      // "HTTP/1.1"
  Span status;       // "200"
  Span reason;       // may be empty
  int major = 0;     // 0 when the version could not be read
  int minor = 0;
  int code = 0;          // 0 when the status code is not three digits
  bool interim = false;  // 1xx, except 101, which is the last response of its connection

  Span header_section;  // the field lines, without the empty line
  std::vector<Field> fields;
  bool header_complete = false;  // the empty line was there

  Framing framing = Framing::unknown;
  Span body;                    // the octets after the empty line that belong to this message
  bool body_complete = false;   // as long as announced, or properly ended
  bool elided = false;          // example only: an elision mark stands in the body
  std::vector<Chunk> chunks;    // the last chunk (size 0) included
  std::vector<Span> content;    // the body without the chunked coding, in order
  std::vector<Field> trailers;  // the fields after the last chunk

  std::string_view text(Span span) const { return text_at(bytes, span); }
  int status_class() const { return code / 100; }
  // Printed by a tool that spoke HTTP/2 or HTTP/3: nothing about connections or framing applies.
  bool over_http2() const { return major > 1; }

  // The first field line of that name, in any case of letters; null when there is none.
  const Field* find(std::string_view name) const;
  bool has(std::string_view name) const { return find(name) != nullptr; }
  std::vector<const Field*> all(std::string_view name) const;

  std::size_t content_size() const;
  std::string content_bytes() const;  // joins the chunks
};

}  // namespace statusbook::http
