#pragma once

// llhttp, the parser of Node.js, behind our own small interface: strict mode, no leniency. It is
// fed one response, in as many pieces as one likes, and answers with the parts it saw, as spans
// into the input. One object reads one message. Octets that are not of the input (a mended line)
// may be fed too: parts of them have no span and are only counted. Not for several threads at once.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/span.hpp"

namespace statusbook::http {

// What llhttp is told about the content, because it cannot know the request and waits for content
// where RFC 9112 section 6.3 says there is none.
enum class ContentHint { by_fields, none, tunnel };

struct LlhttpError {
  std::string code;    // "HPE_INVALID_HEADER_TOKEN"
  std::string reason;  // llhttp's own words
};

class LlhttpParser {
 public:
  LlhttpParser(std::string_view input, ContentHint hint, std::size_t piece_size);
  ~LlhttpParser();
  LlhttpParser(const LlhttpParser&) = delete;
  LlhttpParser& operator=(const LlhttpParser&) = delete;

  // Does nothing after an error or after the end of the message.
  void feed(std::string_view bytes);
  // Says that no more will come, which ends a message that runs to the close of the connection.
  void finish();

  const std::optional<LlhttpError>& error() const;
  bool message_complete() const;
  const std::vector<Span>& names() const;    // of the fields fed straight from the input
  const std::vector<Span>& content() const;  // adjoining parts joined

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace statusbook::http
