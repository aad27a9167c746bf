#include "render/mustache/structure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "render/mustache/lexer.hpp"

namespace statusbook::mustache {
namespace {

bool opens(TokenKind kind) {
  return kind == TokenKind::section || kind == TokenKind::inverted || kind == TokenKind::parent ||
         kind == TokenKind::block;
}

std::string_view noun_for(TokenKind kind) {
  if (kind == TokenKind::parent) return "parent";
  return kind == TokenKind::block ? "block" : "section";
}

class Matcher {
 public:
  Matcher(const SourceText& source, const Tokens& tokens, Diagnostics& report)
      : source_(source), tokens_(tokens), report_(report), nodes_(tokens.size()) {}

  std::vector<Node> run();

 private:
  struct Open {
    std::uint32_t token;
    bool inside_is_parent;  // what its content sees as the nearest parent or block
    std::set<std::string_view> arguments = {};  // blocks passed so far, of a parent
  };

  bool in_parent() const { return !open_.empty() && open_.back().inside_is_parent; }
  std::string_view name(std::uint32_t index) const { return name_of(tokens_[index], source_.text); }
  void open(std::uint32_t index);
  void note_argument(std::uint32_t index);
  void close(std::uint32_t index);
  void report_wrong_close(std::uint32_t index);
  bool is_closed_after(std::uint32_t index, std::string_view opener) const;
  void report_unclosed(const Open& open, std::string_view what_closes);
  void mistake(std::string code, std::uint32_t index, std::string message, std::string hint);

  const SourceText& source_;
  const Tokens& tokens_;
  Diagnostics& report_;
  std::vector<Node> nodes_;
  std::vector<Open> open_;
  std::size_t mistakes_ = 0;
};

std::vector<Node> Matcher::run() {
  for (std::uint32_t i = 0; i < tokens_.size() && mistakes_ < most_mistakes; ++i) {
    nodes_[i].in_parent = in_parent();
    if (opens(tokens_[i].kind)) open(i);
    if (tokens_[i].kind == TokenKind::close) close(i);
  }
  for (const Open& open : open_)
    report_unclosed(open, "the template ends before it is closed");
  return std::move(nodes_);
}

void Matcher::open(std::uint32_t index) {
  const TokenKind kind = tokens_[index].kind;
  if (open_.size() == deepest_nesting) {
    mistake("nesting-too-deep", index,
            fmt::format("tags are nested more than {} deep", deepest_nesting),
            "move the inner part to a partial");
    mistakes_ = most_mistakes;
    open_.clear();
    return;
  }
  if (kind == TokenKind::block && in_parent()) note_argument(index);
  const bool transparent = kind == TokenKind::section || kind == TokenKind::inverted;
  open_.push_back({index, transparent ? in_parent() : kind == TokenKind::parent});
}

void Matcher::note_argument(std::uint32_t index) {
  const auto parent = std::find_if(open_.rbegin(), open_.rend(), [&](const Open& o) {
    return tokens_[o.token].kind == TokenKind::parent;
  });
  if (parent->arguments.insert(name(index)).second) return;
  mistake("duplicate-block", index,
          fmt::format("block '{}' is passed twice to '{}'", name(index), name(parent->token)),
          "keep one of the two");
}

// A close that names an outer tag ends the ones inside it, so that one slip is reported once.
void Matcher::close(std::uint32_t index) {
  const auto match = std::find_if(open_.rbegin(), open_.rend(),
                                  [&](const Open& o) { return name(o.token) == name(index); });
  if (match == open_.rend()) return report_wrong_close(index);
  for (auto inner = open_.rbegin(); inner != match; ++inner) {
    report_unclosed(*inner, fmt::format("'{}' is closed first, in line {}", name(index),
                                        source_.locate(tokens_[index].begin).line));
  }
  open_.erase(match.base(), open_.end());
  const std::uint32_t opener = open_.back().token;
  open_.pop_back();
  nodes_[opener].match = index;
  nodes_[index].match = opener;
  nodes_[index].in_parent = nodes_[opener].in_parent;
}

void Matcher::report_wrong_close(std::uint32_t index) {
  if (open_.empty()) {
    const std::string message = fmt::format("nothing called '{}' is open here", name(index));
    return mistake("stray-close", index, message, {});
  }
  const std::uint32_t opener = open_.back().token;
  mistake("mismatched-close", index,
          fmt::format("'{}' is closed where '{}' is open", name(index), name(opener)),
          fmt::format("'{}' was opened in line {}", name(opener),
                      source_.locate(tokens_[opener].begin).line));
  // With no close of its own to come, the opener was meant by this misspelled one.
  if (!is_closed_after(index, name(opener))) open_.pop_back();
}

bool Matcher::is_closed_after(std::uint32_t index, std::string_view opener) const {
  return std::any_of(tokens_.begin() + index + 1, tokens_.end(), [&](const Token& token) {
    return token.kind == TokenKind::close && name_of(token, source_.text) == opener;
  });
}

void Matcher::report_unclosed(const Open& open, std::string_view what_closes) {
  const std::string_view noun = noun_for(tokens_[open.token].kind);
  mistake("unclosed-section", open.token,
          fmt::format("{} '{}' is not closed: {}", noun, name(open.token), what_closes), {});
}

void Matcher::mistake(std::string code, std::uint32_t index, std::string message,
                      std::string hint) {
  ++mistakes_;
  const Token& token = tokens_[index];
  report_.error(std::move(code), source_.locate(token.name_begin, token.name_length),
                std::move(message), std::move(hint));
}

}  // namespace

std::vector<Node> match_tags(const SourceText& source, const Tokens& tokens, Diagnostics& report) {
  return Matcher(source, tokens, report).run();
}

}  // namespace statusbook::mustache
