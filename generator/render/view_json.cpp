#include "render/view_json.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <unordered_map>

#include "support/utf8.hpp"

namespace statusbook {
namespace {

using nlohmann::json;

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// nlohmann's events, made into a view from the inside out.
class Builder : public nlohmann::json_sax<json> {
 public:
  Builder(const SourceText& source, Diagnostics& report) : source_(source), report_(report) {}

  View take() { return std::move(root_); }

  bool null() override { return add(View()); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(std::int64_t value) override { return add_number(std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) override { return add_number(std::to_string(value)); }
  bool number_float(double, const std::string& digits) override { return add_number(digits); }
  bool string(std::string& value) override { return add(std::move(value)); }
  bool binary(json::binary_t&) override { return false; }  // not in JSON text
  bool key(std::string& name) override;
  bool start_object(std::size_t) override { return open({.is_list = false}); }
  bool start_array(std::size_t) override { return open({.is_list = true}); }
  bool end_object() override;
  bool end_array() override;
  bool parse_error(std::size_t position, const std::string& last_token,
                   const json::exception& error) override;

 private:
  struct Open {
    bool is_list;
    View::List items = {};
    View::Object members = {};
    std::unordered_map<std::string, std::size_t> places = {};  // of the members
    std::size_t place = 0;                                     // of the member being read
  };

  bool add(View value);
  bool add_number(std::string digits) { return add(View::Number{std::move(digits)}); }
  bool open(Open container);

  const SourceText& source_;
  Diagnostics& report_;
  std::vector<Open> open_;
  View root_;
};

bool Builder::add(View value) {
  if (open_.empty()) {
    root_ = std::move(value);
  } else if (open_.back().is_list) {
    open_.back().items.push_back(std::move(value));
  } else {
    open_.back().members[open_.back().place].second = std::move(value);
  }
  return true;
}

bool Builder::open(Open container) {
  if (open_.size() == deepest_json) {
    report_.error("json-too-deep", source_.locate_file(),
                  fmt::format("lists and objects are nested more than {} deep", deepest_json));
    return false;
  }
  open_.push_back(std::move(container));
  return true;
}

bool Builder::key(std::string& name) {
  Open& object = open_.back();
  const auto [found, is_new] = object.places.try_emplace(name, object.members.size());
  object.place = found->second;
  if (is_new) object.members.emplace_back(std::move(name), View());
  return true;
}

bool Builder::end_object() {
  View object(std::move(open_.back().members));
  open_.pop_back();
  return add(std::move(object));
}

bool Builder::end_array() {
  View list(std::move(open_.back().items));
  open_.pop_back();
  return add(std::move(list));
}

// nlohmann's text is "[json.exception…] parse error at line 1, column 2: what is wrong".
bool Builder::parse_error(std::size_t position, const std::string&, const json::exception& error) {
  std::string_view what = error.what();
  what.remove_prefix(std::min(what.find("] ") + 2, what.size()));
  const std::size_t place = what.find(": ");
  if (what.starts_with("parse error") && place != std::string_view::npos) {
    what.remove_prefix(place + 2);
  }
  report_.error("invalid-json", source_.locate(position == 0 ? 0 : position - 1),
                std::string(what));
  return false;
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
  void write_byte(char byte);
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
    for (const char byte : text.substr(0, sound))
      write_byte(byte);
    text.remove_prefix(sound);
    if (text.empty()) break;
    out_ += replacement;
    text.remove_prefix(1);
  }
  out_ += '"';
}

void Writer::write_byte(char byte) {
  if (byte == '"' || byte == '\\') {
    out_ += '\\';
    out_ += byte;
  } else if (byte == '\n') {
    out_ += "\\n";
  } else if (static_cast<unsigned char>(byte) < 0x20) {
    out_ += fmt::format("\\u{:04x}", static_cast<unsigned>(byte));
  } else {
    out_ += byte;
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
  Builder builder(source, report);
  if (!json::sax_parse(source.text, &builder)) return std::nullopt;
  return builder.take();
}

std::string view_to_json(const View& view, std::size_t indentation) {
  return Writer(indentation).write(view);
}

}  // namespace statusbook
