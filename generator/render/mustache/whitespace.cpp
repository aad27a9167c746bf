#include "render/mustache/whitespace.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace statusbook::mustache {
namespace {

constexpr std::string_view blanks = " \t";

// A CR is part of a line's end or none at all.
bool is_blank(std::string_view text) {
  if (text.ends_with("\r\n")) text.remove_suffix(2);
  if (text.ends_with('\n')) text.remove_suffix(1);
  return text.find_first_not_of(blanks) == std::string_view::npos;
}

bool is_structural(TokenKind kind) {
  return kind == TokenKind::parent || kind == TokenKind::block;
}

std::string_view common_start(std::string_view a, std::string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  const auto end = a.begin() + static_cast<std::ptrdiff_t>(shorter);
  const auto difference = std::mismatch(a.begin(), end, b.begin()).first;
  return a.substr(0, static_cast<std::size_t>(difference - a.begin()));
}

// What something adds to the line it stands on, a parent or block that ends there counting as one
// with its content.
enum class Weight : std::uint8_t {
  none,   // white space; what a parent ignores or takes as an argument
  solid,  // text and interpolations
  tag,    // may stand alone
  unit,   // a whole parent or block
  edge    // where a parent or block begins or ends, but not both
};

struct Census {
  std::array<std::size_t, 5> counts{};  // by Weight
  std::optional<std::uint32_t> first;   // the first that is neither none nor solid

  std::size_t of(Weight weight) const { return counts[static_cast<std::size_t>(weight)]; }
  std::size_t total() const { return counts[1] + counts[2] + counts[3] + counts[4]; }
  bool is_one(Weight weight) const { return of(weight) == 1 && total() == 1; }
  bool has_edges_only() const { return total() > 0 && of(Weight::edge) == total(); }
};

struct Line {
  std::uint32_t first;  // tokens [first, last)
  std::uint32_t last;
  std::uint32_t body;            // the block in which it begins, or no_match
  std::string_view indentation;  // its leading white space
};

// What is known of a block's content while its lines are read.
struct Body {
  std::optional<std::string_view> common;  // indentation shared by the content's lines
  std::uint32_t around = no_match;         // the block around it; none for a parent's argument
};

class Typesetter {
 public:
  Typesetter(std::string_view source, const Tokens& tokens, const std::vector<Node>& nodes)
      : source_(source),
        tokens_(tokens),
        nodes_(nodes),
        layouts_(tokens.size()),
        bodies_(tokens.size()) {}

  std::vector<Layout> run();

 private:
  TokenKind kind(std::uint32_t index) const { return tokens_[index].kind; }
  std::string_view bytes(std::uint32_t index) const { return bytes_of(tokens_[index], source_); }
  bool is_blank_text(std::uint32_t index) const {
    return kind(index) == TokenKind::text && is_blank(bytes(index));
  }
  Line line_from(std::uint32_t first) const;
  void follow(const Line& line);
  Census take_census(const Line& line) const;
  Weight weigh(std::uint32_t index, const Line& line) const;
  void set_line(const Line& line);
  void set_unit(const Line& line, std::uint32_t opener);
  void set_edges(const Line& line);
  void drop_blanks(const Line& line);
  std::uint32_t after(std::uint32_t index, const Line& line) const;
  void note_content(const Line& line);
  std::size_t base_of(std::uint32_t body) const;
  void shift(const Line& line);
  void shift_blocks();

  std::string_view source_;
  const Tokens& tokens_;
  const std::vector<Node>& nodes_;
  std::vector<Layout> layouts_;
  std::vector<Body> bodies_;         // by the block's token
  std::vector<std::uint32_t> open_;  // parents and blocks around the current line's start
  std::vector<Line> lines_;
};

std::vector<Layout> Typesetter::run() {
  for (std::uint32_t first = 0; first < tokens_.size();) {
    lines_.push_back(line_from(first));
    set_line(lines_.back());
    follow(lines_.back());
    first = lines_.back().last;
  }
  for (const Line& line : lines_)
    shift(line);
  shift_blocks();
  return std::move(layouts_);
}

Line Typesetter::line_from(std::uint32_t first) const {
  std::uint32_t last = first;
  bool ended = false;
  while (last < tokens_.size() && !ended) {
    ended = kind(last) == TokenKind::text && bytes(last).ends_with('\n');
    ++last;
  }
  const bool in_block = !open_.empty() && kind(open_.back()) == TokenKind::block;
  std::string_view indentation;
  if (kind(first) == TokenKind::text) {
    indentation = bytes(first).substr(0, bytes(first).find_first_not_of(blanks));
  }
  return {first, last, in_block ? open_.back() : no_match, indentation};
}

// Keeps the list of open parents and blocks up to the line's end.
void Typesetter::follow(const Line& line) {
  for (std::uint32_t i = line.first; i < line.last; ++i) {
    if (is_structural(kind(i))) {
      const bool in_block = !open_.empty() && kind(open_.back()) == TokenKind::block;
      if (in_block && kind(i) == TokenKind::block) bodies_[i].around = open_.back();
      open_.push_back(i);
    } else if (kind(i) == TokenKind::close && is_structural(kind(nodes_[i].match))) {
      open_.pop_back();
    }
  }
}

Census Typesetter::take_census(const Line& line) const {
  Census census;
  for (std::uint32_t i = line.first; i < line.last; i = after(i, line)) {
    const Weight weight = weigh(i, line);
    ++census.counts[static_cast<std::size_t>(weight)];
    if (weight > Weight::solid && !census.first) census.first = i;
  }
  return census;
}

Weight Typesetter::weigh(std::uint32_t index, const Line& line) const {
  const Node& node = nodes_[index];
  const bool structural = is_structural(kind(index)) ||
                          (kind(index) == TokenKind::close && is_structural(kind(node.match)));
  const bool is_unit = after(index, line) > index + 1;
  const bool is_argument = kind(index) == TokenKind::block && node.in_parent;
  if (is_blank_text(index)) return Weight::none;
  if (node.in_parent && (!structural || (is_unit && is_argument))) return Weight::none;
  const bool solid = kind(index) == TokenKind::text || kind(index) == TokenKind::variable ||
                     kind(index) == TokenKind::raw;
  if (solid) return Weight::solid;
  if (!structural) return Weight::tag;
  return is_unit ? Weight::unit : Weight::edge;
}

void Typesetter::set_line(const Line& line) {
  const Census census = take_census(line);
  if (census.is_one(Weight::unit)) return set_unit(line, *census.first);
  if (census.has_edges_only()) return set_edges(line);
  if (census.is_one(Weight::tag)) {
    drop_blanks(line);
    layouts_[*census.first].standalone = true;
    layouts_[*census.first].indentation = line.indentation;
    if (kind(*census.first) == TokenKind::partial) note_content(line);
    return;
  }
  if (census.total() > census.of(Weight::edge)) note_content(line);
}

void Typesetter::set_unit(const Line& line, std::uint32_t opener) {
  const std::uint32_t close = nodes_[opener].match;
  drop_blanks(line);
  note_content(line);
  Layout& layout = layouts_[opener];
  layout.standalone = true;
  layout.indentation = line.indentation;
  if (kind(opener) != TokenKind::block) return;
  layout.form = BlockForm::one_line;
  if (close + 1 < line.last) layout.line_end = bytes(line.last - 1);
}

void Typesetter::set_edges(const Line& line) {
  drop_blanks(line);
  bool outermost = true;
  for (std::uint32_t i = line.first; i < line.last; i = after(i, line)) {
    if (kind(i) == TokenKind::close) layouts_[i].standalone = true;
    if (!is_structural(kind(i))) continue;
    layouts_[i].standalone = true;
    layouts_[i].form = BlockForm::own_lines;
    if (outermost) layouts_[i].indentation = line.indentation;
    if (outermost && kind(i) == TokenKind::parent && !nodes_[i].in_parent) note_content(line);
    outermost = false;
  }
}

void Typesetter::drop_blanks(const Line& line) {
  for (std::uint32_t i = line.first; i < line.last; i = after(i, line)) {
    if (kind(i) == TokenKind::text) layouts_[i].dropped = true;
  }
}

// What comes next on the line, behind the whole of a parent or block that ends there.
std::uint32_t Typesetter::after(std::uint32_t index, const Line& line) const {
  const bool is_unit = is_structural(kind(index)) && nodes_[index].match < line.last;
  return is_unit ? nodes_[index].match + 1 : index + 1;
}

// The line is part of the block in which it begins, and so of the blocks around that.
void Typesetter::note_content(const Line& line) {
  for (std::uint32_t body = line.body; body != no_match; body = bodies_[body].around) {
    std::optional<std::string_view>& common = bodies_[body].common;
    common = common ? common_start(*common, line.indentation) : line.indentation;
  }
}

// How much indentation the lines in `body` lose.
std::size_t Typesetter::base_of(std::uint32_t body) const {
  for (; body != no_match; body = bodies_[body].around) {
    if (layouts_[body].form != BlockForm::own_lines) continue;
    return bodies_[body].common.value_or(std::string_view{}).size();
  }
  return 0;
}

void Typesetter::shift(const Line& line) {
  const std::size_t base = base_of(line.body);
  if (base == 0) return;
  layouts_[line.first].strip = std::min(base, line.indentation.size());
  for (std::uint32_t i = line.first; i < line.last; ++i) {
    const bool is_unit = kind(i) == TokenKind::block && layouts_[i].form == BlockForm::one_line;
    if (!is_unit && kind(i) != TokenKind::partial && kind(i) != TokenKind::parent) continue;
    std::string_view& indentation = layouts_[i].indentation;
    indentation.remove_prefix(std::min(base, indentation.size()));
  }
}

// A block on lines of its own is indented as its default content is, or else as its tag.
void Typesetter::shift_blocks() {
  for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
    if (kind(i) != TokenKind::block || layouts_[i].form != BlockForm::own_lines) continue;
    std::string_view& indentation = layouts_[i].indentation;
    indentation = bodies_[i].common.value_or(indentation);
    indentation.remove_prefix(std::min(base_of(bodies_[i].around), indentation.size()));
  }
}

}  // namespace

std::vector<Layout> lay_out(std::string_view source, const Tokens& tokens,
                            const std::vector<Node>& nodes) {
  return Typesetter(source, tokens, nodes).run();
}

}  // namespace statusbook::mustache
