#include "render/mustache/evaluator.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "render/html_escape.hpp"
#include "render/mustache/activation.hpp"
#include "render/mustache/scope.hpp"
#include "support/suggestion.hpp"

namespace statusbook::mustache {
namespace {

constexpr std::size_t nowhere = std::string::npos;
constexpr std::size_t everything = std::string::npos;  // deeper than any view

// Where and how a template or a block is being written.
struct Frame {
  std::size_t indentation = 0;  // its indentation is the indentation stack from here on
  // In the middle of a line: the first line, which begins at this place of the output, is not
  // indented.
  std::size_t unindented = nowhere;
};

enum class Escaping { html, none };

struct Manner {
  Strictness strictness = Strictness::strict;
  Escaping escaping = Escaping::html;
  KeptPartials* keeper = nullptr;  // null: every partial is made anew
};

class Evaluator {
 public:
  Evaluator(const TemplateSet& set, std::span<const View* const> contexts, const Manner& manner,
            std::string_view subject, Diagnostics& report, const Limits& limits)
      : set_(set),
        scope_(contexts),
        is_strict_(manner.strictness == Strictness::strict),
        escaping_(manner.escaping),
        keeper_(manner.keeper),
        subject_(subject),
        report_(report),
        limits_(limits) {}

  std::optional<PageBytes> run(const Template& page);

 private:
  struct Loop {
    const View::List* items;  // null for a section over a single value
    std::size_t index;
  };

  void execute(const Activation& activation, Range range, Frame frame);
  std::uint32_t step(const Activation& activation, std::uint32_t at, Frame frame);
  void write_text(const Program& program, const Instruction& instruction, Frame frame);
  void write_lines(std::string_view text, std::string_view indentation);
  void start_line(Frame frame);
  void write_value(const Activation& activation, const Name& name, Operation operation);
  void write_printable(std::string_view text, Operation operation);
  std::uint32_t enter_section(const Activation& activation, const Instruction& instruction,
                              std::uint32_t at);
  std::uint32_t leave_section(const Instruction& instruction, std::uint32_t at);
  void include(const Activation& caller, const Call& call, Frame frame);
  void include_and_keep(const Activation& caller, const PartialUse& use, Frame frame);
  void write_prepared(const PreparedHtml& part);
  void note_use(const Name& name, std::size_t depth);
  void call(const Activation& caller, const Call& call, Frame frame);
  void write_block(const Activation& activation, const Block& block, Frame frame);
  bool may_descend(const Activation& activation, std::size_t offset, std::string_view name);
  void descend(const Activation& activation, Range range, Frame frame);
  bool is_at_line_start() const { return out_.empty() || out_.back() == '\n'; }
  bool has_room(const Activation& activation);

  const View* look_up(const Activation& activation, const Name& name);
  void report_missing(const Activation& activation, const Name& name, const Lookup& lookup);
  void report_unprintable(const Activation& activation, const Name& name, const View& value);
  void report_unknown(const Activation& caller, const Call& call);
  template <typename Thing>
  bool is_first_mention(const Thing& thing);
  void mistake(std::string code, const Activation& activation, std::size_t offset,
               std::size_t length, std::string_view message, std::string hint);
  void stop(std::string code, const Activation& activation, std::size_t offset, std::size_t length,
            std::string_view message, std::string hint);

  const TemplateSet& set_;
  Scope scope_;
  bool is_strict_;
  Escaping escaping_;
  KeptPartials* keeper_;
  std::string_view subject_;
  Diagnostics& report_;
  const Limits& limits_;
  PageBytes page_;
  std::string& out_ = page_.bytes;
  std::size_t outermost_ = everything;  // depth of the outermost view that was read, see note_use()
  std::string indentation_;             // what the nested frames have added, one behind the other
  std::vector<Loop> loops_;
  std::vector<const void*> reported_;  // names and calls already complained about
  std::size_t depth_ = 0;
  std::size_t steps_ = 0;
  std::size_t mistakes_ = 0;
  bool stopped_ = false;
};

std::optional<PageBytes> Evaluator::run(const Template& page) {
  constexpr std::size_t usual_size = 16 * 1024;  // of a page; a larger one grows
  out_.reserve(usual_size);
  const Activation root{.running = &page};
  const auto length = static_cast<std::uint32_t>(page.program.instructions.size());
  execute(root, {0, length}, {});
  if (mistakes_ > 0) return std::nullopt;
  return std::move(page_);
}

void Evaluator::execute(const Activation& activation, Range range, Frame frame) {
  std::uint32_t at = range.begin;
  while (at < range.end && has_room(activation))
    at = step(activation, at, frame);
}

// The next instruction's place.
std::uint32_t Evaluator::step(const Activation& activation, std::uint32_t at, Frame frame) {
  const Program& program = activation.running->program;
  const Instruction& instruction = program.instructions[at];
  switch (instruction.operation) {
    case Operation::line:
      start_line(frame);
      [[fallthrough]];
    case Operation::text:
      write_text(program, instruction, frame);
      return at + 1;
    case Operation::line_start:
      start_line(frame);
      return at + 1;
    case Operation::escaped:
    case Operation::raw:
      write_value(activation, program.names[instruction.operand], instruction.operation);
      return at + 1;
    case Operation::section:
      return enter_section(activation, instruction, at);
    case Operation::end_section:
      return leave_section(instruction, at);
    case Operation::inverted: {
      const View* value = look_up(activation, program.names[instruction.operand]);
      return value != nullptr && is_truthy(*value) ? instruction.target : at + 1;
    }
    case Operation::partial:
      include(activation, program.calls[instruction.operand], frame);
      return at + 1;
    case Operation::parent:
      call(activation, program.calls[instruction.operand], frame);
      return instruction.target;
    case Operation::block:
      write_block(activation, program.blocks[instruction.operand], frame);
      return instruction.target;
  }
  return at + 1;
}

void Evaluator::write_text(const Program& program, const Instruction& instruction, Frame frame) {
  const std::string_view text =
      std::string_view(program.texts).substr(instruction.operand, instruction.target);
  const std::string_view indentation = std::string_view(indentation_).substr(frame.indentation);
  if (indentation.empty()) {
    out_.append(text);
  } else {
    write_lines(text, indentation);
  }
}

// Indents each line but the first. A line that only begins behind `text` is not its affair.
void Evaluator::write_lines(std::string_view text, std::string_view indentation) {
  while (out_.size() <= limits_.output_bytes) {
    const std::size_t newline = text.find('\n');
    out_.append(text.substr(0, newline == nowhere ? nowhere : newline + 1));
    if (newline == nowhere || newline + 1 == text.size()) return;
    text.remove_prefix(newline + 1);
    out_.append(indentation);
  }
}

void Evaluator::start_line(Frame frame) {
  if (out_.size() != frame.unindented) out_.append(indentation_, frame.indentation);
}

void Evaluator::write_value(const Activation& activation, const Name& name, Operation operation) {
  const View* value = look_up(activation, name);
  if (value == nullptr) return;
  if (const std::string* text = value->as_text()) return write_printable(*text, operation);
  if (const auto* number = value->as_number()) return write_printable(number->digits, operation);
  if (const bool* boolean = value->as_bool()) {
    out_.append(*boolean ? "true" : "false");
  } else if (is_strict_ && !value->is_null()) {
    report_unprintable(activation, name, *value);
  }
}

void Evaluator::write_printable(std::string_view text, Operation operation) {
  if (operation == Operation::escaped && escaping_ == Escaping::html)
    return append_html_escaped(out_, text);
  out_.append(text);
}

std::uint32_t Evaluator::enter_section(const Activation& activation, const Instruction& instruction,
                                       std::uint32_t at) {
  const View* value = look_up(activation, activation.running->program.names[instruction.operand]);
  if (value == nullptr || !is_truthy(*value)) return instruction.target + 1;
  const View::List* items = value->as_list();
  loops_.push_back({items, 0});
  scope_.push(items == nullptr ? *value : items->front());
  return at + 1;
}

std::uint32_t Evaluator::leave_section(const Instruction& instruction, std::uint32_t at) {
  Loop& loop = loops_.back();
  if (loop.items != nullptr && ++loop.index < loop.items->size()) {
    scope_.replace_top((*loop.items)[loop.index]);
    return instruction.operand + 1;
  }
  loops_.pop_back();
  scope_.pop();
  return at + 1;
}

// A partial that is to continue a line in the middle is never kept: its first line differs.
void Evaluator::include(const Activation& caller, const Call& call, Frame frame) {
  const bool continues_line = call.standalone && frame.unindented == out_.size();
  if (keeper_ == nullptr || call.callee == no_template || continues_line)
    return this->call(caller, call, frame);
  const View* top = scope_.top();
  const PartialUse use{&call, top != nullptr && top->is_shared() ? top : nullptr,
                       call.standalone ? std::string_view(indentation_).substr(frame.indentation)
                                       : std::string_view()};
  const auto [state, part] = keeper_->find(use);
  if (state == KeptPartials::State::unknown) return include_and_keep(caller, use, frame);
  if (state == KeptPartials::State::not_to_be_kept) return this->call(caller, call, frame);
  if (use.view != nullptr) outermost_ = std::min(outermost_, scope_.depth() - 1);
  write_prepared(*part);
}

void Evaluator::include_and_keep(const Activation& caller, const PartialUse& use, Frame frame) {
  const std::string indentation(use.indentation);
  const std::size_t start = out_.size(), parts = page_.prepared.size(), mistakes = mistakes_;
  const std::size_t outer = std::exchange(outermost_, everything);
  call(caller, *use.call, frame);
  const std::size_t allowed = scope_.depth() - (use.view == nullptr ? 0 : 1);
  const bool is_to_be_kept = outermost_ >= allowed && mistakes_ == mistakes && !stopped_;
  outermost_ = std::min(outermost_, outer);
  const PartialUse key{use.call, use.view, indentation};
  if (!is_to_be_kept) return keeper_->give_up(key);
  const PreparedHtml* part = keeper_->keep(key, out_.substr(start));
  if (part == nullptr) return;
  out_.resize(start);
  page_.prepared.resize(parts);
  write_prepared(*part);
}

void Evaluator::write_prepared(const PreparedHtml& part) {
  page_.prepared.push_back({out_.size(), &part});
  out_.append(part.html);
}

// A partial may be kept as long as it reads nothing outside of the shared view, but for what is the
// same on all pages.
void Evaluator::note_use(const Name& name, std::size_t depth) {
  if (depth >= outermost_) return;
  const bool is_common = !name.steps.empty() && keeper_->is_common(name.steps.front());
  if (!is_common) outermost_ = depth;
}

void Evaluator::call(const Activation& caller, const Call& call, Frame frame) {
  if (call.callee == no_template) return report_unknown(caller, call);
  if (!may_descend(caller, call.offset, call.name)) return;
  const Template& callee = set_.at(call.callee);
  const Activation activation{.running = &callee, .caller = &caller, .call = &call};
  const auto length = static_cast<std::uint32_t>(callee.program.instructions.size());
  const std::size_t before = indentation_.size();
  // Only a tag alone on its line passes indentation on.
  if (!call.standalone) frame = {.indentation = before};
  indentation_ += call.indentation;
  descend(activation, {0, length}, frame);
  indentation_.resize(before);
}

void Evaluator::write_block(const Activation& activation, const Block& block, Frame frame) {
  if (!may_descend(activation, block.offset, block.name)) return;
  outermost_ = 0;  // what was passed for the block is not the partial's own
  const std::optional<Content> passed = passed_content(activation, block.name);
  const Content content = passed.value_or(Content{block.content, &activation});
  const std::size_t before = indentation_.size();
  if (block.form == BlockForm::in_line) frame.unindented = out_.size();
  indentation_ += block.indentation;
  descend(*content.owner, content.range, frame);
  indentation_.resize(before);
  // Content passed with its own line end, and no content at all, need no second one.
  const bool shows_default = !passed && block.has_default;
  if (shows_default || !is_at_line_start()) out_.append(block.line_end);
}

bool Evaluator::may_descend(const Activation& activation, std::size_t offset,
                            std::string_view name) {
  if (depth_ < limits_.depth && indentation_.size() <= limits_.output_bytes) return true;
  stop("template-too-deep", activation, offset, name.size(),
       fmt::format("templates are nested more than {} deep", limits_.depth),
       "does a partial or parent include itself without an end?");
  return false;
}

void Evaluator::descend(const Activation& activation, Range range, Frame frame) {
  ++depth_;
  execute(activation, range, frame);
  --depth_;
}

// Asked before each instruction, so that the output overshoots by one value at most.
bool Evaluator::has_room(const Activation& activation) {
  if (stopped_) return false;
  if (out_.size() > limits_.output_bytes) {
    stop("output-too-large", activation, 0, 1,
         fmt::format("the page is larger than {} bytes", limits_.output_bytes),
         "does a section repeat far too often?");
  } else if (++steps_ > limits_.steps) {
    stop("template-too-long", activation, 0, 1,
         fmt::format("the page takes more than {} steps", limits_.steps),
         "do sections or partials multiply one another?");
  }
  return !stopped_;
}

const View* Evaluator::look_up(const Activation& activation, const Name& name) {
  const Lookup lookup = scope_.find(name);
  if (keeper_ != nullptr) note_use(name, lookup.value == nullptr ? 0 : lookup.depth);
  if (lookup.value == nullptr && is_strict_) report_missing(activation, name, lookup);
  return lookup.value;
}

void Evaluator::report_missing(const Activation& activation, const Name& name,
                               const Lookup& lookup) {
  if (!is_first_mention(name)) return;
  if (name.steps.empty()) {
    return mistake("missing-key", activation, name.offset, 1, "there is no current item", {});
  }
  const std::string& key = name.steps[lookup.found];
  std::size_t start = 0;
  for (std::size_t i = 0; i < lookup.found; ++i)
    start += name.steps[i].size() + 1;
  const std::size_t offset = name.offset + start;
  if (lookup.holder == nullptr) {
    return mistake("missing-key", activation, offset, key.size(),
                   fmt::format("no key '{}' is in scope", key), suggest(key, scope_.keys()));
  }
  const std::string_view holder = std::string_view(name.text).substr(0, start - 1);
  mistake("missing-key", activation, offset, key.size(),
          fmt::format("'{}' has no key '{}'", holder, key), suggest(key, keys_of(*lookup.holder)));
}

void Evaluator::report_unprintable(const Activation& activation, const Name& name,
                                   const View& value) {
  if (!is_first_mention(name)) return;
  const std::string_view noun = value.as_list() == nullptr ? "an object" : "a list";
  mistake("not-printable", activation, name.offset, name.text.size(),
          fmt::format("'{}' is {}, which has no text", name.text, noun),
          fmt::format("open it with {{{{#{0}}}}} and {{{{/{0}}}}}, or name a member", name.text));
}

void Evaluator::report_unknown(const Activation& caller, const Call& call) {
  if (!is_strict_ || !is_first_mention(call)) return;
  mistake("unknown-template", caller, call.offset, call.name.size(),
          fmt::format("there is no template '{}'", call.name), suggest(call.name, set_.names()));
}

// A list of a hundred items makes the same mistake a hundred times; once is enough.
template <typename Thing>
bool Evaluator::is_first_mention(const Thing& thing) {
  const bool known = std::find(reported_.begin(), reported_.end(), &thing) != reported_.end();
  if (!known) reported_.push_back(&thing);
  return !known;
}

void Evaluator::mistake(std::string code, const Activation& activation, std::size_t offset,
                        std::size_t length, std::string_view message, std::string hint) {
  report_.error(
      std::move(code), activation.running->source.locate(offset, length),
      fmt::format("{} while rendering {}{}", message, subject_, describe_callers(activation)),
      std::move(hint));
  if (++mistakes_ >= limits_.mistakes) stopped_ = true;
}

void Evaluator::stop(std::string code, const Activation& activation, std::size_t offset,
                     std::size_t length, std::string_view message, std::string hint) {
  mistake(std::move(code), activation, offset, length, message, std::move(hint));
  stopped_ = true;
}

std::optional<PageBytes> render_with(const TemplateSet& set, std::string_view template_name,
                                     std::span<const View* const> contexts, const Manner& manner,
                                     std::string_view subject, Diagnostics& report,
                                     const Limits& limits) {
  const Template* page = set.find(template_name);
  if (page == nullptr) {
    report.error("unknown-template", {},
                 fmt::format("there is no template '{}' to render {}", template_name, subject),
                 suggest(template_name, set.names()));
    return std::nullopt;
  }
  return Evaluator(set, contexts, manner, subject, report, limits).run(*page);
}

std::optional<std::string> text_of(std::optional<PageBytes> page) {
  if (!page) return std::nullopt;
  return std::move(page->bytes);
}

}  // namespace

std::optional<std::string> render(const TemplateSet& set, std::string_view template_name,
                                  std::span<const View* const> contexts, Strictness strictness,
                                  std::string_view subject, Diagnostics& report,
                                  const Limits& limits) {
  return text_of(render_with(set, template_name, contexts, {.strictness = strictness}, subject,
                             report, limits));
}

std::optional<PageBytes> render_page(const TemplateSet& set, std::string_view template_name,
                                     std::span<const View* const> contexts,
                                     std::string_view subject, KeptPartials& keeper,
                                     Diagnostics& report) {
  return render_with(set, template_name, contexts, {.keeper = &keeper}, subject, report, {});
}

std::optional<std::string> render_plain(const TemplateSet& set, std::string_view template_name,
                                        std::span<const View* const> contexts,
                                        Strictness strictness, std::string_view subject,
                                        Diagnostics& report) {
  return text_of(render_with(set, template_name, contexts,
                             {.strictness = strictness, .escaping = Escaping::none}, subject,
                             report, {}));
}

}  // namespace statusbook::mustache
