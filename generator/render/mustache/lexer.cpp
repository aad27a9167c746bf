#include "render/mustache/lexer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace statusbook::mustache {
namespace {

constexpr std::string_view white = " \t\r\n\v\f";
constexpr std::size_t longest_delimiters = 256;  // how far the end of {{= … =}} is looked for

struct Sigil {
  char mark;
  TokenKind kind;
};
constexpr std::array<Sigil, 10> sigils{{{'!', TokenKind::comment},
                                        {'=', TokenKind::delimiters},
                                        {'&', TokenKind::raw},
                                        {'{', TokenKind::raw},
                                        {'#', TokenKind::section},
                                        {'^', TokenKind::inverted},
                                        {'/', TokenKind::close},
                                        {'>', TokenKind::partial},
                                        {'<', TokenKind::parent},
                                        {'$', TokenKind::block}}};

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white) - first + 1);
}

// Templates and blocks are called by plain names; these walk through the view, step by step.
bool is_path(TokenKind kind) {
  return kind == TokenKind::variable || kind == TokenKind::raw || kind == TokenKind::section ||
         kind == TokenKind::inverted;
}

bool has_empty_step(std::string_view name) {
  if (name == ".") return false;
  return name.starts_with('.') || name.ends_with('.') || name.find("..") != std::string_view::npos;
}

class Lexer {
 public:
  Lexer(const SourceText& source, Diagnostics& report)
      : source_(source), text_(source.text), report_(report) {}

  std::optional<Tokens> run();

 private:
  void add_text(std::size_t end);
  bool add_tag();
  bool add_comment(Token token);
  bool change_delimiters(Token token);
  bool add_named(Token token, char mark);
  void check_name(const Token& token);
  bool unclosed(const Token& token, std::string_view closing);
  void mistake(std::string code, const Token& token, std::string message, std::string hint);
  void finish(Token token, std::size_t end);

  const SourceText& source_;
  std::string_view text_;
  Diagnostics& report_;
  std::string open_ = "{{";
  std::string close_ = "}}";
  std::size_t at_ = 0;
  std::size_t mistakes_ = 0;
  Tokens tokens_;
};

std::optional<Tokens> Lexer::run() {
  while (at_ < text_.size()) {
    const std::size_t opening = std::min(text_.find(open_, at_), text_.size());
    add_text(opening);
    if (opening == text_.size()) break;
    if (!add_tag() || mistakes_ >= most_mistakes) return std::nullopt;
  }
  return std::move(tokens_);
}

void Lexer::add_text(std::size_t end) {
  while (at_ < end) {
    const std::size_t newline = text_.find('\n', at_);
    const std::size_t piece_end = newline < end ? newline + 1 : end;
    finish({.kind = TokenKind::text, .begin = at_}, piece_end);
  }
}

// False when no end of the tag can be found and lexing must stop.
bool Lexer::add_tag() {
  Token token{.kind = TokenKind::variable, .begin = at_};
  const std::size_t inside = text_.find_first_not_of(white, at_ + open_.size());
  token.name_begin = std::min(inside, text_.size());
  const char mark = token.name_begin < text_.size() ? text_[token.name_begin] : '\0';
  const auto* sigil =
      std::find_if(sigils.begin(), sigils.end(), [&](const Sigil& s) { return s.mark == mark; });
  const bool closes_here = text_.substr(token.name_begin).starts_with(close_);
  if (sigil == sigils.end() || closes_here) return add_named(token, '\0');
  token.kind = sigil->kind;
  ++token.name_begin;
  if (token.kind == TokenKind::comment) return add_comment(token);
  if (token.kind == TokenKind::delimiters) return change_delimiters(token);
  return add_named(token, mark);
}

bool Lexer::add_comment(Token token) {
  const std::size_t closing = text_.find(close_, token.name_begin);
  if (closing == std::string_view::npos) return unclosed(token, close_);
  finish(token, closing + close_.size());
  return true;
}

bool Lexer::change_delimiters(Token token) {
  const std::string closing = "=" + close_;
  const std::string_view window = text_.substr(token.name_begin, longest_delimiters);
  const std::size_t length = window.find(closing);
  if (length == std::string_view::npos) {
    token.name_length = std::min<std::size_t>(window.size(), 1);
    mistake("bad-delimiters", token, "this change of delimiters does not end",
            fmt::format("write it like {}=<% %>={}", open_, close_));
    return false;
  }
  const std::string_view pair = trim(window.substr(0, length));
  const std::size_t space = pair.find_first_of(white);
  const std::string_view second = trim(pair.substr(std::min(space, pair.size())));
  const bool sound = !second.empty() && pair.find('=') == std::string_view::npos &&
                     second.find_first_of(white) == std::string_view::npos;
  token.name_length = length;
  if (!sound) {
    mistake("bad-delimiters", token,
            "delimiters are two words without '=', with a space between them",
            fmt::format("write it like {}=<% %>={}", open_, close_));
  }
  finish(token, token.name_begin + length + closing.size());
  if (!sound) return true;
  open_ = pair.substr(0, space);
  close_ = second;
  return true;
}

bool Lexer::add_named(Token token, char mark) {
  std::size_t closing = text_.find(close_, token.name_begin);
  const std::string wanted = mark == '{' ? "}" + close_ : close_;
  if (closing == std::string_view::npos) return unclosed(token, wanted);
  const std::string_view content = text_.substr(token.name_begin, closing - token.name_begin);
  const std::size_t another = content.rfind(open_);
  if (another != std::string_view::npos) {
    unclosed(token, wanted);
    at_ = token.name_begin + another;
    return true;
  }
  std::size_t end = closing + close_.size();
  std::string_view name = content;
  if (mark == '{') {
    // With the standard delimiters the first "}}" of "}}}" is found; with others, "}%>" is whole.
    const bool before = name.ends_with('}');
    const bool after = text_.substr(closing).starts_with(wanted);
    if (before && !after) name.remove_suffix(1);
    if (after) ++end;
    if (!before && !after) unclosed(token, wanted);
  }
  name = trim(name);
  if (!name.empty()) token.name_begin = static_cast<std::size_t>(name.data() - text_.data());
  token.name_length = name.size();
  check_name(token);
  finish(token, end);
  return true;
}

void Lexer::check_name(const Token& token) {
  const std::string_view name = name_of(token, text_);
  Token whole = token;
  if (name.empty()) {
    whole.name_begin = token.begin;
    whole.name_length = open_.size();
    mistake("empty-name", whole, "this tag has no name", {});
  } else if (name.find_first_of(white) != std::string_view::npos) {
    mistake("invalid-name", token, "a name cannot contain white space", {});
  } else if (is_path(token.kind) && has_empty_step(name)) {
    mistake("invalid-name", token, fmt::format("'{}' has an empty step between its dots", name),
            "write '.' alone for the current item, or 'a.b' for a member");
  }
}

bool Lexer::unclosed(const Token& token, std::string_view closing) {
  Token opener = token;
  opener.name_begin = token.begin;
  opener.name_length = open_.size();
  mistake("unclosed-tag", opener, "this tag is not closed",
          fmt::format("close it with '{}'", closing));
  return false;
}

void Lexer::mistake(std::string code, const Token& token, std::string message, std::string hint) {
  ++mistakes_;
  report_.error(std::move(code), source_.locate(token.name_begin, token.name_length),
                std::move(message), std::move(hint));
}

void Lexer::finish(Token token, std::size_t end) {
  token.end = end;
  tokens_.push_back(token);
  at_ = end;
}

}  // namespace

std::optional<Tokens> lex(const SourceText& source, Diagnostics& report) {
  return Lexer(source, report).run();
}

}  // namespace statusbook::mustache
