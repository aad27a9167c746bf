#include "render/mustache/template_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "render/mustache/compiler.hpp"
#include "support/suggestion.hpp"

namespace statusbook::mustache {
namespace {

// The blocks that can be filled when `start` is called: its own and those of the templates it
// calls.
std::vector<std::string> blocks_within(const TemplateSet& set, std::uint32_t start) {
  std::set<std::string> blocks;
  std::set<std::uint32_t> seen{start};
  std::vector<std::uint32_t> waiting{start};
  while (!waiting.empty()) {
    const Program& program = set.at(waiting.back()).program;
    waiting.pop_back();
    for (const Block& block : program.blocks)
      blocks.insert(block.name);
    for (const Call& call : program.calls) {
      if (call.callee != no_template && seen.insert(call.callee).second) {
        waiting.push_back(call.callee);
      }
    }
  }
  return {blocks.begin(), blocks.end()};
}

void check_arguments(const TemplateSet& set, const SourceText& source, const Call& call,
                     Diagnostics& report) {
  if (call.arguments.empty()) return;
  const std::vector<std::string> blocks = blocks_within(set, call.callee);
  for (const Argument& argument : call.arguments) {
    if (std::binary_search(blocks.begin(), blocks.end(), argument.name)) continue;
    report.error("unknown-block", source.locate(argument.offset, argument.name.size()),
                 fmt::format("'{}' has no block '{}'", call.name, argument.name),
                 suggest(argument.name, blocks));
  }
}

}  // namespace

std::optional<TemplateSet> TemplateSet::compile(std::vector<NamedSource> sources,
                                                Strictness strictness, Diagnostics& report) {
  TemplateSet set;
  if (!set.add(std::move(sources), report)) return std::nullopt;
  set.resolve();
  if (strictness == Strictness::lenient) return set;
  const std::size_t before = report.count(Severity::error);
  set.check_calls(report);
  if (report.count(Severity::error) > before) return std::nullopt;
  return set;
}

std::vector<std::string> TemplateSet::names() const {
  std::vector<std::string> names;
  for (const Template& one : templates_)
    names.push_back(one.name);
  return names;
}

const Template* TemplateSet::find(std::string_view name) const {
  const auto found =
      std::lower_bound(templates_.begin(), templates_.end(), name,
                       [](const Template& one, std::string_view key) { return one.name < key; });
  return found != templates_.end() && found->name == name ? &*found : nullptr;
}

bool TemplateSet::add(std::vector<NamedSource> sources, Diagnostics& report) {
  std::stable_sort(sources.begin(), sources.end(),
                   [](const NamedSource& a, const NamedSource& b) { return a.name < b.name; });
  bool sound = true;
  for (NamedSource& one : sources) {
    if (!templates_.empty() && templates_.back().name == one.name) {
      report.error("duplicate-template", one.source.locate_file(),
                   fmt::format("template '{}' is given twice", one.name),
                   fmt::format("the other one is {}", templates_.back().source.name));
      sound = false;
      continue;
    }
    std::optional<Program> program = compile_program(one.source, report);
    sound = sound && program.has_value();
    templates_.push_back(
        {std::move(one.name), std::move(one.source), std::move(program).value_or(Program{})});
  }
  return sound;
}

void TemplateSet::resolve() {
  for (Template& one : templates_) {
    for (Call& call : one.program.calls) {
      const Template* callee = find(call.name);
      if (callee != nullptr) call.callee = static_cast<std::uint32_t>(callee - templates_.data());
    }
  }
}

void TemplateSet::check_calls(Diagnostics& report) const {
  for (const Template& one : templates_) {
    for (const Call& call : one.program.calls) {
      if (call.callee != no_template) {
        check_arguments(*this, one.source, call, report);
        continue;
      }
      report.error("unknown-template", one.source.locate(call.offset, call.name.size()),
                   fmt::format("there is no template '{}'", call.name),
                   suggest(call.name, names()));
    }
  }
}

}  // namespace statusbook::mustache
