#include "http/chunked.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "http/field_section.hpp"
#include "http/line.hpp"
#include "http/list.hpp"
#include "http/text.hpp"

namespace statusbook::http {

namespace {

constexpr std::string_view rule = "chunked-body-malformed";
constexpr std::string_view crlf = "\r\n";

std::string_view size_digits(std::string_view line) {
  const auto end = std::find_if_not(line.begin(), line.end(), is_hex_digit);
  return line.substr(0, static_cast<std::size_t>(end - line.begin()));
}

std::optional<unsigned long long> hexadecimal(std::string_view digits) {
  unsigned long long value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (digits.empty() || error != std::errc()) return std::nullopt;
  return value;
}

// *( BWS ";" BWS chunk-ext-name [ BWS "=" BWS chunk-ext-val ] )
bool are_extensions(std::string_view text) {
  if (text.empty()) return true;
  const std::vector<std::string_view> parts = split_outside_quotes(text, ';');
  // White space at the very end belongs to no part of the grammar.
  if (!parts.front().empty() || is_blank(text.back())) return false;
  return std::all_of(parts.begin() + 1, parts.end(), [](std::string_view part) {
    const Parameter extension = read_parameter(part);
    return extension.value ? extension.is_well_formed() : is_token(extension.name);
  });
}

class ChunkedReader {
 public:
  ChunkedReader(const Limits& limits, Response& response, LlhttpParser& llhttp, Report& report)
      : limits_(limits),
        response_(response),
        llhttp_(llhttp),
        report_(report),
        begin_(response.body.offset),
        at_(begin_) {}

  void read() {
    if (is_shown_decoded()) return take_decoded();
    while (read_chunk()) {
    }
    response_.body = span_between(begin_, at_);
  }

 private:
  std::string_view bytes() const { return response_.bytes; }

  bool error(Span where, std::string message) {
    report_.add(rule, where, std::move(message));
    // Nothing behind a broken chunk can be told from content.
    at_ = bytes().size();
    return false;
  }

  Line next_line() const { return read_line(bytes(), at_, at_ + limits_.header_section); }

  bool is_shown_decoded() const {
    if (report_.mode() == Mode::wire) return false;
    const Line line = next_line();
    const std::string_view text = trim(text_at(bytes(), line.text));
    const std::string_view digits = size_digits(text);
    const std::string_view rest = trim(text.substr(digits.size()));
    return digits.empty() || (!rest.empty() && rest.front() != ';');
  }

  void take_decoded() {
    response_.framing = Framing::decoded;
    response_.body = span_between(begin_, bytes().size());
    response_.body_complete = true;
    if (!response_.body.empty()) response_.content.push_back(response_.body);
    report_.add(rule, {begin_, 0},
                "The content is shown decoded; on the wire it would be divided into chunks",
                Severity::note);
  }

  // False after the last chunk and after an error.
  bool read_chunk() {
    if (response_.chunks.size() == limits_.chunks) {
      return error({at_, 0}, "There are more than " + std::to_string(limits_.chunks) +
                                 " chunks; nothing is read beyond");
    }
    const Line line = next_line();
    if (line.end == LineEnd::missing) return report_cut(line);
    const std::string_view text = text_at(bytes(), line.text);
    const std::string_view digits = size_digits(text);
    const auto size = hexadecimal(digits);
    if (!size) {
      return error(line.text, digits.empty()
                                  ? "A chunk size is expected here, in hexadecimal digits"
                                  : "The chunk size " + quoted(digits) + " is too large");
    }
    const std::string_view extensions = text.substr(digits.size());
    if (!are_extensions(extensions)) {
      return error(span_of(bytes(), extensions),
                   quoted(extensions) + " after the chunk size is not a chunk extension");
    }
    const bool plain_end = check_line_end(bytes(), line, report_);
    feed_size_line(digits, line, plain_end && extensions.empty());
    at_ = line.next;
    Chunk chunk{line.text,
                extensions.empty() ? Span{line.text.end(), 0} : span_of(bytes(), extensions),
                {at_, 0}};
    if (*size > 0) return read_data(chunk, *size);
    response_.chunks.push_back(chunk);
    read_trailers();
    return false;
  }

  bool report_cut(const Line& line) {
    const std::string_view text = text_at(bytes(), line.text);
    return error(text.empty() ? line.text : Span{line.text.offset, 1},
                 text.empty() ? "The content ends without the last chunk, whose size is 0"
                              : "The line of the chunk size has no end");
  }

  // llhttp gets the size alone when the rest of the line is something it wrongly refuses.
  void feed_size_line(std::string_view digits, const Line& line, bool verbatim) {
    if (verbatim) return llhttp_.feed(bytes().substr(at_, line.next - at_));
    llhttp_.feed(digits);
    llhttp_.feed(crlf);
  }

  bool read_data(Chunk& chunk, unsigned long long size) {
    const std::size_t left = bytes().size() - at_;
    chunk.data.size = static_cast<std::size_t>(std::min<unsigned long long>(size, left));
    llhttp_.feed(text_at(bytes(), chunk.data));
    response_.chunks.push_back(chunk);
    if (!chunk.data.empty()) response_.content.push_back(chunk.data);
    at_ = chunk.data.end();
    if (chunk.data.size < size) {
      return error(chunk.size_line, "The chunk should have " + octets(size) +
                                        ", but the content ends after " +
                                        std::to_string(chunk.data.size));
    }
    return read_data_end(chunk);
  }

  bool read_data_end(const Chunk& chunk) {
    if (bytes().substr(at_, 2) == crlf) {
      llhttp_.feed(bytes().substr(at_, 2));
      at_ += 2;
      return true;
    }
    if (bytes().substr(at_, 1) == "\n") {
      report_.add("line-ending-bare-lf", {at_, 1},
                  "The chunk ends in LF where HTTP/1.1 requires CRLF");
      llhttp_.feed(crlf);
      ++at_;
      return true;
    }
    return error(chunk.size_line,
                 at_ == bytes().size()
                     ? "The content ends without the line end behind this chunk"
                     : "No line end follows the " + octets(chunk.data.size) + " of the chunk");
  }

  void read_trailers() {
    const FieldSection section =
        read_field_section(bytes(), {at_, at_ + limits_.header_section, limits_.fields, rule},
                           FieldNames::http1, report_);
    response_.trailers = section.fields;
    response_.body_complete = section.complete;
    at_ = section.complete ? section.end : bytes().size();
    // Trailer fields have no say in framing, but llhttp does not tell a Content-Length here from
    // one in the header section. It has seen enough to agree on the content.
    llhttp_.feed(crlf);
  }

  const Limits& limits_;
  Response& response_;
  LlhttpParser& llhttp_;
  Report& report_;
  std::size_t begin_;
  std::size_t at_;
};

}  // namespace

void read_chunked(const Limits& limits, Response& response, LlhttpParser& llhttp, Report& report) {
  ChunkedReader(limits, response, llhttp, report).read();
}

}  // namespace statusbook::http
