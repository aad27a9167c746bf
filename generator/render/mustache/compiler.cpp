#include "render/mustache/compiler.hpp"

#include <fmt/format.h>

#include "render/mustache/lexer.hpp"

namespace statusbook::mustache {
namespace {

std::vector<std::string> split_steps(std::string_view name) {
  std::vector<std::string> steps;
  if (name == ".") return steps;
  while (true) {
    const std::size_t dot = name.find('.');
    steps.emplace_back(name.substr(0, dot));
    if (dot == std::string_view::npos) return steps;
    name.remove_prefix(dot + 1);
  }
}

std::uint32_t narrow(std::size_t value) {
  return static_cast<std::uint32_t>(value);
}

class Compiler {
 public:
  Compiler(std::string_view source, const Tokens& tokens, const std::vector<Node>& nodes)
      : source_(source), tokens_(tokens), nodes_(nodes), layouts_(lay_out(source, tokens, nodes)) {}

  Program run();

 private:
  // What is open, with what its close must complete.
  struct Open {
    TokenKind kind;
    bool is_argument;
    std::uint32_t instruction;  // of the opening tag; an argument's call
    std::uint32_t argument;
  };

  void add_token(std::uint32_t index);
  void add_text(std::uint32_t index);
  void add_name(std::uint32_t index, Operation operation);
  std::uint32_t add_call(std::uint32_t index, Operation operation);
  void open_section(std::uint32_t index, Operation operation);
  void open_parent(std::uint32_t index);
  void open_block(std::uint32_t index);
  void open_argument(std::uint32_t index);
  void close(std::uint32_t index);
  void close_argument(const Open& open);
  void close_block(const Open& open);
  void start_line();
  std::uint32_t emit(Operation operation, std::size_t operand);
  std::uint32_t here() const { return narrow(program_.instructions.size()); }
  std::string name(std::uint32_t index) const {
    return std::string(name_of(tokens_[index], source_));
  }

  std::string_view source_;
  const Tokens& tokens_;
  const std::vector<Node>& nodes_;
  std::vector<Layout> layouts_;
  Program program_;
  std::vector<Open> open_;
  bool at_line_start_ = true;
  bool may_extend_text_ = false;  // nothing jumps to behind the last text
};

Program Compiler::run() {
  for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
    const std::uint32_t opener = tokens_[i].kind == TokenKind::close ? nodes_[i].match : i;
    if (!nodes_[i].in_parent || tokens_[opener].kind == TokenKind::block) {
      add_token(i);
    } else if (tokens_[i].kind == TokenKind::parent) {
      i = nodes_[i].match;  // ignored as a whole: its blocks are arguments of nothing
    }
  }
  return std::move(program_);
}

void Compiler::add_token(std::uint32_t index) {
  switch (tokens_[index].kind) {
    case TokenKind::text:
      return add_text(index);
    case TokenKind::comment:
    case TokenKind::delimiters:
      return;
    case TokenKind::variable:
      return add_name(index, Operation::escaped);
    case TokenKind::raw:
      return add_name(index, Operation::raw);
    case TokenKind::section:
      return open_section(index, Operation::section);
    case TokenKind::inverted:
      return open_section(index, Operation::inverted);
    case TokenKind::close:
      return close(index);
    case TokenKind::partial:
      add_call(index, Operation::partial);
      return;
    case TokenKind::parent:
      return open_parent(index);
    case TokenKind::block:
      return nodes_[index].in_parent ? open_argument(index) : open_block(index);
  }
}

void Compiler::add_text(std::uint32_t index) {
  const Layout& layout = layouts_[index];
  const std::string_view bytes = bytes_of(tokens_[index], source_);
  const bool ends_line = bytes.ends_with('\n');
  const std::string_view kept = bytes.substr(layout.strip);
  if (!layout.dropped && !kept.empty()) {
    const bool extend = may_extend_text_ && (!at_line_start_ || program_.texts.ends_with('\n'));
    if (!extend) emit(at_line_start_ ? Operation::line : Operation::text, program_.texts.size());
    program_.texts += kept;
    program_.instructions.back().target += narrow(kept.size());
    may_extend_text_ = true;
    at_line_start_ = false;
  }
  at_line_start_ = at_line_start_ || ends_line;
}

void Compiler::add_name(std::uint32_t index, Operation operation) {
  start_line();
  emit(operation, program_.names.size());
  program_.names.push_back({name(index), split_steps(name(index)), tokens_[index].name_begin});
}

std::uint32_t Compiler::add_call(std::uint32_t index, Operation operation) {
  const Layout& layout = layouts_[index];
  if (!layout.standalone) start_line();
  const std::uint32_t instruction = emit(operation, program_.calls.size());
  program_.calls.push_back({.name = name(index),
                            .offset = tokens_[index].name_begin,
                            .standalone = layout.standalone,
                            .indentation = std::string(layout.indentation),
                            .arguments = {}});
  return instruction;
}

void Compiler::open_section(std::uint32_t index, Operation operation) {
  if (!layouts_[index].standalone) start_line();
  open_.push_back({tokens_[index].kind, false, here(), 0});
  emit(operation, program_.names.size());
  program_.names.push_back({name(index), split_steps(name(index)), tokens_[index].name_begin});
}

void Compiler::open_parent(std::uint32_t index) {
  open_.push_back({TokenKind::parent, false, add_call(index, Operation::parent), 0});
}

void Compiler::open_block(std::uint32_t index) {
  const Layout& layout = layouts_[index];
  if (layout.form == BlockForm::in_line) start_line();
  open_.push_back({TokenKind::block, false, here(), 0});
  emit(Operation::block, program_.blocks.size());
  program_.blocks.push_back({.name = name(index),
                             .offset = tokens_[index].name_begin,
                             .content = {here(), here()},
                             .form = layout.form,
                             .indentation = std::string(layout.indentation),
                             .line_end = std::string(layout.line_end)});
  at_line_start_ = true;
}

void Compiler::open_argument(std::uint32_t index) {
  auto around = open_.rbegin();
  while (around->kind != TokenKind::parent)
    ++around;
  const std::uint32_t call = around->instruction;
  auto& arguments = program_.calls[program_.instructions[call].operand].arguments;
  open_.push_back({TokenKind::block, true, call, narrow(arguments.size())});
  arguments.push_back({name(index), tokens_[index].name_begin, {here(), here()}});
  at_line_start_ = true;
  may_extend_text_ = false;
}

void Compiler::close(std::uint32_t index) {
  const Open open = open_.back();
  if (open.is_argument) {
    close_argument(open);
  } else if (open.kind == TokenKind::block) {
    const bool in_line =
        program_.blocks[program_.instructions[open.instruction].operand].form == BlockForm::in_line;
    if (in_line && !layouts_[index].standalone) start_line();
    close_block(open);
  } else if (open.kind == TokenKind::section) {
    if (!layouts_[index].standalone) start_line();
    program_.instructions[open.instruction].target = here();
    emit(Operation::end_section, open.instruction);
  } else {
    if (open.kind == TokenKind::inverted && !layouts_[index].standalone) start_line();
    program_.instructions[open.instruction].target = here();
  }
  may_extend_text_ = false;
  if (open.kind == TokenKind::parent || open.kind == TokenKind::block) at_line_start_ = false;
  open_.pop_back();
}

void Compiler::close_argument(const Open& open) {
  Call& call = program_.calls[program_.instructions[open.instruction].operand];
  call.arguments[open.argument].content.end = here();
}

void Compiler::close_block(const Open& open) {
  Instruction& instruction = program_.instructions[open.instruction];
  Block& block = program_.blocks[instruction.operand];
  instruction.target = block.content.end = here();
  block.has_default = block.content.begin != block.content.end;
}

// Said before a tag that is the first thing on its line.
void Compiler::start_line() {
  if (at_line_start_) emit(Operation::line_start, 0);
  at_line_start_ = false;
}

std::uint32_t Compiler::emit(Operation operation, std::size_t operand) {
  program_.instructions.push_back({operation, narrow(operand), 0});
  may_extend_text_ = false;
  return here() - 1;
}

}  // namespace

std::optional<Program> compile_program(const SourceText& source, Diagnostics& report) {
  if (source.text.size() > largest_template) {
    report.error("template-too-large", source.locate_file(),
                 fmt::format("a template may have at most {} MiB", largest_template >> 20));
    return std::nullopt;
  }
  const std::size_t before = report.count(Severity::error);
  const std::optional<Tokens> tokens = lex(source, report);
  if (!tokens) return std::nullopt;
  const std::vector<Node> nodes = match_tags(source, *tokens, report);
  if (report.count(Severity::error) > before) return std::nullopt;
  return Compiler(source.text, *tokens, nodes).run();
}

}  // namespace statusbook::mustache
