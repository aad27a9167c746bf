#pragma once

// All templates of a site, compiled once and resolved against each other by name. Immutable:
// rendering from several threads at once is safe. Moving a set keeps it usable, but not while it
// renders. Mistakes in any template are reported together, and there is no set then.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/mustache/program.hpp"
#include "support/diagnostic.hpp"

namespace statusbook::mustache {

// strict: whatever the spec would show as nothing for want of a name is a mistake.
// lenient: the Mustache spec 1.4 to the letter.
enum class Strictness { strict, lenient };

struct NamedSource {
  std::string name;  // what {{>name}} and {{<name}} say: "partials/nav"
  SourceText source;
};

struct Template {
  std::string name;
  SourceText source;
  Program program;
};

class TemplateSet {
 public:
  // In strict mode a call of a template that is not there (unknown-template) and an argument for a
  // block that the parent does not have (unknown-block) are mistakes; in lenient mode the one shows
  // nothing and the other is ignored.
  static std::optional<TemplateSet> compile(std::vector<NamedSource> sources, Strictness strictness,
                                            Diagnostics& report);

  bool has(std::string_view name) const { return find(name) != nullptr; }
  std::vector<std::string> names() const;  // sorted

  // For the evaluator. Null when there is none of that name.
  const Template* find(std::string_view name) const;
  const Template& at(std::uint32_t index) const { return templates_[index]; }

 private:
  TemplateSet() = default;
  bool add(std::vector<NamedSource> sources, Diagnostics& report);
  void resolve();
  void check_calls(Diagnostics& report) const;

  std::vector<Template> templates_;  // sorted by name
};

}  // namespace statusbook::mustache
