#include "http/field_section.hpp"

#include <algorithm>
#include <string>

#include "http/documentation.hpp"
#include "http/line.hpp"
#include "http/text.hpp"

namespace statusbook::http {

namespace {

// UTF-8 of the typographic double quotes begins so; word processors put them in for ".
constexpr std::string_view typographic_quote = "\xE2\x80\x9C";

class FieldSectionReader {
 public:
  FieldSectionReader(std::string_view bytes, const SectionBounds& bounds, FieldNames names,
                     Report& report)
      : bytes_(bytes), bounds_(bounds), names_(names), report_(report) {
    bounds_.stop = std::min(bounds.stop, bytes.size());
  }

  FieldSection read() {
    section_.lines = {bounds_.begin, 0};
    section_.end = bounds_.begin;
    while (!section_.complete) {
      if (section_.fields.size() > bounds_.fields) return give_up_counting();
      const Line line = read_line(bytes_, section_.end, bounds_.stop);
      if (line.end == LineEnd::missing && !read_unended(line)) return std::move(section_);
      if (line.end != LineEnd::missing) read_ended(line);
    }
    return std::move(section_);
  }

 private:
  void error(std::string_view rule, Span where, std::string message) {
    section_.exact = false;
    report_.add(rule, where, std::move(message));
  }

  FieldSection give_up_counting() {
    section_.exact = false;
    report_.add_limit(bounds_.unterminated_rule, {section_.end, 0},
                      "More than " + std::to_string(bounds_.fields) +
                          " field lines without an empty line; nothing is read beyond");
    return std::move(section_);
  }

  // The input or the limit ends inside this line. True if reading may go on as if the section were
  // complete.
  bool read_unended(const Line& line) {
    if (line.text.end() < bytes_.size()) {
      section_.exact = false;
      report_.add_limit(bounds_.unterminated_rule, {section_.end, 0},
                        "The section is longer than any server needs (" +
                            std::to_string(bounds_.stop - bounds_.begin) +
                            " octets) and has not ended; nothing is read beyond");
      return false;
    }
    if (report_.mode() != Mode::wire && !line.text.empty()) read_field_line(line);
    error(bounds_.unterminated_rule, {bytes_.size(), 0},
          "The input ends before the empty line that ends the section");
    check_cut_line(line);
    section_.end = bytes_.size();
    section_.lines = span_between(bounds_.begin, section_.end);
    section_.complete = report_.mode() != Mode::wire;
    return section_.complete;
  }

  void check_cut_line(const Line& line) {
    if (report_.mode() == Mode::wire) check_line_end(bytes_, line, report_);
  }

  void read_ended(const Line& line) {
    if (!check_line_end(bytes_, line, report_)) section_.exact = false;
    section_.end = line.next;
    if (line.text.empty()) {
      section_.complete = true;
      return;
    }
    read_field_line(line);
    section_.lines = span_between(bounds_.begin, line.next);
  }

  void read_field_line(const Line& line) {
    const std::string_view text = text_at(bytes_, line.text);
    if (report_.mode() == Mode::example && is_elision(text)) {
      return error("example-elision", line.text,
                   "Part of the header section is left out here; it is read without this line");
    }
    if (is_blank(text.front())) {
      read_continuation(line);
    } else {
      read_named(line.text);
    }
    any_line_ = true;
  }

  void read_continuation(const Line& line) {
    if (!any_line_) {
      error("field-leading-whitespace", line.text,
            "White space stands before the first field name");
      const std::string_view field = trim(text_at(bytes_, line.text));
      if (!field.empty()) read_named(span_of(bytes_, field));
      return;
    }
    error("field-obs-fold", line.text,
          "The line begins with white space and so continues the field before it");
    check_value(trim(text_at(bytes_, line.text)));
    if (last_line_was_field_) extend_last(line.text);
  }

  void extend_last(Span text) {
    Field& last = section_.fields.back();
    last.line = span_between(last.line.offset, text.end());
    const std::size_t value = span_of(bytes_, last.value).offset;
    last.value = trim(bytes_.substr(value, text.end() - value));
  }

  void read_named(Span line) {
    last_line_was_field_ = false;
    const std::string_view text = text_at(bytes_, line);
    const std::size_t colon = text.find(':', names_ == FieldNames::http2 ? 1 : 0);
    if (colon == std::string_view::npos) {
      return error("field-missing-colon", line, "The line " + quoted(text) + " has no colon");
    }
    const std::string_view value = trim(text.substr(colon + 1));
    check_value(value);
    const std::string_view name = text.substr(0, colon);
    if (!check_name(name)) return;
    section_.fields.push_back(
        {trim(name), value.empty() ? text.substr(colon + 1, 0) : value, line});
    last_line_was_field_ = true;
  }

  // True if the name can be used, be it after taking white space off it.
  bool check_name(std::string_view name) {
    if (name.empty()) {
      error("field-name-invalid", {span_of(bytes_, name).offset, 1}, "The field has no name");
      return false;
    }
    const std::string_view trimmed = trim(name);
    if (trimmed.size() != name.size()) {
      error("field-space-before-colon", span_of(bytes_, name.substr(trimmed.size())),
            "White space stands between the field name " + quoted(trimmed) + " and its colon");
    }
    const bool pseudo = names_ == FieldNames::http2 && trimmed.substr(0, 1) == ":";
    const std::string_view rest = trimmed.substr(pseudo ? 1 : 0);
    const auto bad = std::find_if_not(rest.begin(), rest.end(), is_tchar);
    if (bad == rest.end()) return !rest.empty();
    error("field-name-invalid", span_of(bytes_, {&*bad, 1}),
          "The field name " + quoted(trimmed) + " contains " + quoted({&*bad, 1}));
    return false;
  }

  void check_value(std::string_view value) {
    // A bare CR is reported with the line.
    const auto control = std::find_if(value.begin(), value.end(),
                                      [](char c) { return is_control(c) && !is_line_end(c); });
    if (control != value.end()) {
      error("field-value-control-char", span_of(bytes_, {&*control, 1}),
            "The field value contains the control character " + quoted({&*control, 1}));
    }
    const auto foreign = std::find_if(value.begin(), value.end(), is_obs_text);
    if (foreign != value.end()) report_foreign(span_of(bytes_, {&*foreign, 1}));
  }

  void report_foreign(Span where) {
    const bool is_quote = bytes_.substr(where.offset, 2) == typographic_quote.substr(0, 2);
    report_.add("field-value-non-ascii", where,
                is_quote ? "The field value contains a typographic quote where an ASCII one belongs"
                         : "The field value is not plain ASCII");
  }

  std::string_view bytes_;
  SectionBounds bounds_;
  FieldNames names_;
  Report& report_;
  FieldSection section_;
  bool any_line_ = false;
  bool last_line_was_field_ = false;
};

}  // namespace

FieldSection read_field_section(std::string_view bytes, const SectionBounds& bounds,
                                FieldNames names, Report& report) {
  return FieldSectionReader(bytes, bounds, names, report).read();
}

}  // namespace statusbook::http
