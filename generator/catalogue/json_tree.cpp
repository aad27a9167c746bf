#include "catalogue/json_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <nlohmann/json.hpp>

#include "support/text_file.hpp"
#include "support/utf8.hpp"

namespace statusbook {
namespace {

using Json = nlohmann::json;

// An input iterator that counts what the parser has read, which is how the handler below knows
// where it is: nlohmann's SAX interface passes no positions.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::size_t* read) : at_(at), read_(read) {}

  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    ++*read_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  std::size_t* read_;
};

bool separates_tokens(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' || c == ':';
}

// nlohmann/json passes over one at the start, which RFC 8259 8.1 allows.
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Builds the tree from SAX events. An event comes right after its token was read, before the next
// one is; so the token starts at the first byte after the previous token that is no separator.
// (After a number the parser has read one byte more: a separator, or a bracket that makes the next
// event, whose start is not looked for.)
class TreeBuilder : public nlohmann::json_sax<Json> {
 public:
  TreeBuilder(const SourceText& source, const std::size_t& read, const JsonLimits& limits,
              Diagnostics& report)
      : source_(source), read_(read), limits_(limits), report_(report) {
    if (source.text.starts_with(byte_order_mark)) previous_end_ = byte_order_mark.size();
  }

  bool null() override { return add(scalar(JsonNode::Kind::null, "")); }
  bool boolean(bool value) override {
    JsonNode node = scalar(JsonNode::Kind::boolean, "");
    node.truth = value;
    return add(std::move(node));
  }
  bool number_integer(number_integer_t) override { return add_number(); }
  bool number_unsigned(number_unsigned_t) override { return add_number(); }
  bool number_float(number_float_t, const string_t&) override { return add_number(); }
  bool string(string_t& value) override {
    JsonNode node = scalar(JsonNode::Kind::text, std::move(value));
    if (node.text.size() > limits_.string) {
      return refuse("long-string", node.span,
                    fmt::format("this string is {} bytes long; at most {} are allowed",
                                node.text.size(), limits_.string));
    }
    return is_text(node.text, node.span) && add(std::move(node));
  }
  bool binary(binary_t&) override { return false; }  // JSON text holds none

  bool start_object(std::size_t) override { return open(JsonNode::Kind::object); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(JsonNode::Kind::list); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    const Span span = token();
    if (!is_text(name, span)) return false;
    JsonNode& object = *open_.back();
    if (object.find(name) != nullptr) {
      return refuse("duplicate-member", span, fmt::format("member '{}' is given twice", name),
                    "keep one of the two");
    }
    object.members.push_back({std::move(name), span, {}});
    return true;
  }

  bool parse_error(std::size_t position, const std::string& token,
                   const nlohmann::detail::exception& error) override {
    const std::string what = describe(error.what());
    const Span span = wrong_span(position, token, what);
    return refuse("json-syntax", span, what, advice(what, span.offset));
  }

  JsonNode take_root() { return std::move(root_); }

 private:
  // nlohmann: "[json.exception.parse_error.101] parse error at line 3, column 5: syntax error while
  // parsing object - unexpected ']'; expected '}'". The place is ours to tell.
  static std::string describe(std::string_view what) {
    what.remove_prefix(std::min(what.find("] ") + 2, what.size()));
    const std::size_t place = what.find(": ");
    if (what.starts_with("parse error") && place != std::string_view::npos) {
      what.remove_prefix(place + 2);
    }
    const std::size_t last_read = what.find("; last read: ");
    const std::size_t expected = what.rfind("; expected ");
    std::string text(what.substr(0, std::min(last_read, expected)));
    if (expected != std::string_view::npos) text += what.substr(expected);
    return text;
  }

  // A literal that is out of place is marked as a whole; inside a broken one, the byte that broke
  // it.
  Span wrong_span(std::size_t position, std::string_view token, std::string_view what) const {
    if (what.find("unexpected end of input") != std::string_view::npos) {
      return {source_.text.find_last_not_of(" \t\r\n") + 1, 1};
    }
    const std::size_t end = std::min(position, source_.text.size());
    constexpr std::string_view unexpected = " - unexpected ";  // then "']'" or "string literal"
    const std::size_t found = what.find(unexpected);
    const bool is_literal =
        what.starts_with("number overflow") ||
        (found != std::string_view::npos && what[found + unexpected.size()] != '\'');
    if (is_literal && std::string_view(source_.text).substr(0, end).ends_with(token)) {
      return {end - token.size(), token.size()};
    }
    return {position == 0 ? 0 : std::min(position - 1, source_.text.size()), 1};
  }

  // What most often lies behind such an error.
  std::string advice(std::string_view what, std::size_t offset) const {
    const std::size_t before =
        source_.text.find_last_not_of(" \t\r\n", offset == 0 ? 0 : offset - 1);
    const char previous = before == std::string::npos ? '\0' : source_.text[before];
    const auto says = [&](std::string_view part) {
      return what.find(part) != std::string_view::npos;
    };
    if (says("end of input")) return {};
    if (says("control character")) return "is the closing '\"' missing?";
    if (previous == ',' && says("unexpected")) return "JSON has no comma after the last item";
    if (says("; expected '}'") || says("; expected ']'")) return "is a ',' missing before it?";
    if (source_.text.compare(offset, 1, "/") == 0) return "JSON has no comments";
    return {};
  }

  bool refuse(std::string code, Span span, std::string message, std::string hint = {}) {
    report_.error(std::move(code), source_.locate(span.offset, span.length), std::move(message),
                  std::move(hint));
    return false;
  }

  // An escape such as \u001b can bring in what no file may hold as it is.
  bool is_text(std::string_view text, Span span) {
    if (limits_.controls == ControlCharacters::allowed || !find_control_character(text))
      return true;
    return refuse("control-character", span, "this text holds a control character",
                  "take its escape out");
  }

  // The token that was just read.
  Span token() {
    std::size_t start = previous_end_;
    while (start < source_.text.size() && separates_tokens(source_.text[start]))
      ++start;
    previous_end_ = read_;
    return {start, read_ - start};
  }

  JsonNode scalar(JsonNode::Kind kind, std::string text) {
    JsonNode node;
    node.kind = kind;
    node.span = token();
    node.text = std::move(text);
    return node;
  }

  bool add_number() {
    JsonNode node = scalar(JsonNode::Kind::number, "");
    const std::string_view written = std::string_view(source_.text).substr(node.span.offset);
    node.span.length = std::min(written.find_first_not_of("+-.0123456789eE"), written.size());
    node.text = written.substr(0, node.span.length);
    return add(std::move(node));
  }

  bool add(JsonNode node) { return place(std::move(node)) != nullptr; }

  JsonNode* place(JsonNode node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return &root_;
    }
    JsonNode& parent = *open_.back();
    if (parent.kind == JsonNode::Kind::list) return &parent.items.emplace_back(std::move(node));
    parent.members.back().value = std::move(node);
    return &parent.members.back().value;
  }

  bool open(JsonNode::Kind kind) {
    JsonNode node;
    node.kind = kind;
    node.span = token();
    if (open_.size() == limits_.depth) {
      return refuse("deep-json", node.span,
                    fmt::format("nested deeper than {} levels", limits_.depth));
    }
    open_.push_back(place(std::move(node)));
    return true;
  }

  bool close() {
    JsonNode& node = *open_.back();
    node.span.length = read_ - node.span.offset;
    previous_end_ = read_;
    open_.pop_back();
    return true;
  }

  const SourceText& source_;
  const std::size_t& read_;
  const JsonLimits& limits_;
  Diagnostics& report_;
  JsonNode root_;
  std::vector<JsonNode*> open_;  // stays valid: only the innermost one grows
  std::size_t previous_end_ = 0;
};

}  // namespace

const JsonNode* JsonNode::find(std::string_view name) const {
  const auto found = std::find_if(members.begin(), members.end(),
                                  [&](const JsonMember& member) { return member.name == name; });
  return found == members.end() ? nullptr : &found->value;
}

const JsonNode& JsonNode::at(std::string_view name) const {
  static const JsonNode none;
  const JsonNode* member = find(name);
  return member == nullptr ? none : *member;
}

std::optional<JsonNode> parse_json(const SourceText& source, Diagnostics& report,
                                   const JsonLimits& limits) {
  if (!check_utf8(source, report)) return std::nullopt;
  // The parser would take it for the end of the input.
  if (const std::size_t zero = source.text.find('\0'); zero != std::string::npos) {
    refuse_control_character(source, zero, report);
    return std::nullopt;
  }
  if (source.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    report.error("empty-file", source.locate_file(),
                 "the file is empty; a JSON value was expected");
    return std::nullopt;
  }
  std::size_t read = 0;
  const char* begin = source.text.data();
  TreeBuilder builder(source, read, limits, report);
  const bool parsed =
      Json::sax_parse(CountingIterator(begin, &read),
                      CountingIterator(begin + source.text.size(), &read), &builder);
  if (!parsed) return std::nullopt;
  return builder.take_root();
}

}  // namespace statusbook
