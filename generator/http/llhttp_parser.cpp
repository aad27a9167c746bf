#include "http/llhttp_parser.hpp"

#include <llhttp.h>

#include <algorithm>
#include <functional>

namespace statusbook::http {

struct LlhttpParser::State {
  llhttp_t parser{};
  llhttp_settings_t settings{};
  std::string_view input;
  ContentHint hint = ContentHint::by_fields;
  std::size_t piece_size = 0;

  std::optional<LlhttpError> error;
  bool message_complete = false;
  std::vector<Span> names;
  std::vector<Span> content;

  void add(std::vector<Span>& spans, const char* at, std::size_t size) const;
  void take_error(llhttp_errno_t code);
};

// Parts of mended lines lie outside the input and have no place in it. std::less orders any two
// pointers.
void LlhttpParser::State::add(std::vector<Span>& spans, const char* at, std::size_t size) const {
  const std::less<> before;
  if (before(at, input.data()) || !before(at, input.data() + input.size())) return;
  const Span span = span_of(input, {at, size});
  if (!spans.empty() && spans.back().end() == span.offset) {
    spans.back().size += size;
  } else {
    spans.push_back(span);
  }
}

void LlhttpParser::State::take_error(llhttp_errno_t code) {
  if (code == HPE_OK || code == HPE_PAUSED || code == HPE_PAUSED_UPGRADE || error) return;
  const char* reason = llhttp_get_error_reason(&parser);
  error = LlhttpError{llhttp_errno_name(code), reason == nullptr ? "" : reason};
}

LlhttpParser::LlhttpParser(std::string_view input, ContentHint hint, std::size_t piece_size)
    : state_(std::make_unique<State>()) {
  state_->input = input;
  state_->hint = hint;
  state_->piece_size = std::max<std::size_t>(piece_size, 1);
  llhttp_settings_init(&state_->settings);
  llhttp_settings_t& on = state_->settings;
  on.on_header_field = [](llhttp_t* parser, const char* at, std::size_t size) {
    auto* state = static_cast<State*>(parser->data);
    state->add(state->names, at, size);
    return 0;
  };
  on.on_body = [](llhttp_t* parser, const char* at, std::size_t size) {
    auto* state = static_cast<State*>(parser->data);
    state->add(state->content, at, size);
    return 0;
  };
  on.on_headers_complete = [](llhttp_t* parser) {
    // 1: no content follows; 2: nor does another response.
    return static_cast<int>(static_cast<State*>(parser->data)->hint);
  };
  on.on_message_complete = [](llhttp_t* parser) {
    static_cast<State*>(parser->data)->message_complete = true;
    return static_cast<int>(HPE_PAUSED);
  };
  llhttp_init(&state_->parser, HTTP_RESPONSE, &state_->settings);
  state_->parser.data = state_.get();
}

LlhttpParser::~LlhttpParser() = default;

void LlhttpParser::feed(std::string_view bytes) {
  while (!bytes.empty() && !state_->error && !state_->message_complete) {
    const std::string_view piece = bytes.substr(0, state_->piece_size);
    state_->take_error(llhttp_execute(&state_->parser, piece.data(), piece.size()));
    bytes.remove_prefix(piece.size());
  }
}

void LlhttpParser::finish() {
  if (state_->error || state_->message_complete) return;
  state_->take_error(llhttp_finish(&state_->parser));
}

const std::optional<LlhttpError>& LlhttpParser::error() const {
  return state_->error;
}
bool LlhttpParser::message_complete() const {
  return state_->message_complete;
}
const std::vector<Span>& LlhttpParser::names() const {
  return state_->names;
}
const std::vector<Span>& LlhttpParser::content() const {
  return state_->content;
}

}  // namespace statusbook::http
