#pragma once

// One HTTP request as the preview read it, and the answer it is going to send: plain values,
// without sockets. Knows the fields that every answer carries, and nothing of pages. Pure
// functions.

#include <cstddef>
#include <ctime>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace statusbook {

using FieldLines = std::vector<std::pair<std::string, std::string>>;

enum class Persistence { keep_alive, close };

struct IncomingRequest {
  std::string method;
  std::string target;  // as sent, nothing decoded
  FieldLines fields;   // in the order sent
  std::string body;
  std::string local_address;  // where the connection came in: "127.0.0.1", "::1"
  std::string remote_address = {};
  unsigned version = 11;                              // 10 for HTTP/1.0
  Persistence persistence = Persistence::keep_alive;  // what the client wants

  // The target up to '?', and the rest: "?q=teapot" or "".
  std::string_view path() const;
  std::string_view query() const;
  // The first field line of that name (ASCII case ignored), or "".
  std::string_view field(std::string_view name) const;
  std::size_t count(std::string_view name) const;
  // All of its lines as one list (RFC 9110, section 5.3).
  std::string joined(std::string_view name) const;
};

// Shared, because the site keeps rendered pages while several slow clients are still reading them,
// and may forget them before these have finished.
using SharedBytes = std::shared_ptr<const std::string>;

struct Answer {
  unsigned status = 200;
  FieldLines fields;
  SharedBytes body = nullptr;  // null: none
};

SharedBytes share(std::string bytes);
Answer make_answer(unsigned status, std::string_view content_type, SharedBytes body);
// For refusals: `text` is one sentence without its line end.
Answer text_answer(unsigned status, std::string text);

// How the end of the content is told (RFC 9112, section 6.3).
enum class Framing { content_length, until_close };

struct HeadOptions {
  Framing framing = Framing::content_length;
  Persistence persistence = Persistence::keep_alive;
  std::time_t now = 0;  // for Date
};

// The status line, the fields that every answer carries (Date, security), those of the answer and
// those that frame it, with the empty line.
std::string head_of(const Answer& answer, const HeadOptions& options);

// A strong entity tag (RFC 9110, section 8.8.3) with its quotes: equal bytes, equal tag.
std::string entity_tag(std::string_view bytes);
// Whether If-None-Match names the tag, by weak comparison (RFC 9110, section 13.1.2).
bool names_tag(std::string_view if_none_match, std::string_view tag);

bool equal_ignoring_case(std::string_view a, std::string_view b);

}  // namespace statusbook
