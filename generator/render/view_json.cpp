#include "render/view_json.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "catalogue/json_tree.hpp"
#include "support/byte_search.hpp"
#include "support/utf8.hpp"

namespace statusbook {
namespace {

using nlohmann::json;

// Views hold whole pages, and nobody matches patterns on them.
constexpr JsonLimits view_json_limits{
    .depth = 200, .string = std::string::npos, .controls = ControlCharacters::allowed};

constexpr std::string_view replacement = "\xEF\xBF\xBD";

View to_view(const JsonNode& node) {
  switch (node.kind) {
    case JsonNode::Kind::null:
      return {};
    case JsonNode::Kind::boolean:
      return node.truth;
    case JsonNode::Kind::number:
      return View::Number{node.text};
    case JsonNode::Kind::text:
      return node.text;
    case JsonNode::Kind::list:
      break;
    case JsonNode::Kind::object: {
      View::Object members;
      for (const JsonMember& member : node.members)
        members.emplace_back(member.name, to_view(member.value));
      return members;
    }
  }
  View::List items;
  for (const JsonNode& item : node.items)
    items.push_back(to_view(item));
  return items;
}

class Writer {
 public:
  explicit Writer(std::size_t indentation) : indentation_(indentation) {}

  std::string write(const View& view) {
    write_value(view);
    return std::move(out_);
  }

 private:
  void write_value(const View& view);
  void write_list(const View::List& items);
  void write_object(const View::Object& members);
  void write_number(const View::Number& number);
  void write_text(std::string_view text);
  void write_sound(std::string_view text);
  void write_escaped(char byte);
  void break_line();
  void open(char bracket);
  void close(char bracket);

  std::size_t indentation_;
  std::size_t depth_ = 0;
  std::string out_;
};

void Writer::write_value(const View& view) {
  if (const auto* list = view.as_list()) return write_list(*list);
  if (const auto* object = view.as_object()) return write_object(*object);
  if (const auto* text = view.as_text()) return write_text(*text);
  if (const auto* number = view.as_number()) return write_number(*number);
  const bool* boolean = view.as_bool();
  out_ += boolean == nullptr ? "null" : *boolean ? "true" : "false";
}

void Writer::write_list(const View::List& items) {
  if (items.empty()) {
    out_ += "[]";
    return;
  }
  open('[');
  for (const View& item : items) {
    if (&item != &items.front()) out_ += ',';
    break_line();
    write_value(item);
  }
  close(']');
}

void Writer::write_object(const View::Object& members) {
  if (members.empty()) {
    out_ += "{}";
    return;
  }
  open('{');
  for (const View::Member& member : members) {
    if (&member != &members.front()) out_ += ',';
    break_line();
    write_text(member.first);
    out_ += indentation_ == 0 ? ":" : ": ";
    write_value(member.second);
  }
  close('}');
}

// Digits that came from elsewhere ("0502") may be no JSON number: those are shown as text.
void Writer::write_number(const View::Number& number) {
  const json value = json::parse(number.digits, nullptr, false);
  if (!value.is_number()) return write_text(number.digits);
  out_ += number.digits;
}

void Writer::write_text(std::string_view text) {
  out_ += '"';
  while (!text.empty()) {
    const std::size_t sound = find_invalid_utf8(text).value_or(text.size());
    write_sound(text.substr(0, sound));
    text.remove_prefix(sound);
    if (text.empty()) break;
    out_ += replacement;
    text.remove_prefix(1);
  }
  out_ += '"';
}

void Writer::write_sound(std::string_view text) {
  constexpr unsigned first_that_is_no_control = 0x20;
  for (std::size_t written = 0;;) {
    const std::size_t found = find_below_or<first_that_is_no_control, '"', '\\'>(text, written);
    out_.append(text, written, found - written);
    if (found == text.size()) return;
    write_escaped(text[found]);
    written = found + 1;
  }
}

// A quote, a backslash or a control character.
void Writer::write_escaped(char byte) {
  if (byte == '"' || byte == '\\') {
    out_ += '\\';
    out_ += byte;
  } else if (byte == '\n') {
    out_ += "\\n";
  } else {
    out_ += fmt::format("\\u{:04x}", static_cast<unsigned>(byte));
  }
}

void Writer::break_line() {
  if (indentation_ == 0) return;
  out_ += '\n';
  out_.append(depth_ * indentation_, ' ');
}

void Writer::open(char bracket) {
  out_ += bracket;
  ++depth_;
}

void Writer::close(char bracket) {
  --depth_;
  break_line();
  out_ += bracket;
}

}  // namespace

std::optional<View> view_from_json(const SourceText& source, Diagnostics& report) {
  const auto root = parse_json(source, report, view_json_limits);
  if (!root) return std::nullopt;
  return to_view(*root);
}

std::string view_to_json(const View& view, std::size_t indentation) {
  return Writer(indentation).write(view);
}

}  // namespace statusbook
