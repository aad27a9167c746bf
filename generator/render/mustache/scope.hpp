#pragma once

// The stack of views in which a template's names are looked up, from the innermost outwards.
// Borrows the views. Not for use from several threads at once.

#include <span>
#include <string>
#include <vector>

#include "render/mustache/program.hpp"
#include "render/view.hpp"

namespace statusbook::mustache {

// What a name stands for. `value` is null when there is nothing of that name: then `found` of its
// steps were there, and `holder` is what the last of them gave.
struct Lookup {
  const View* value = nullptr;
  std::size_t found = 0;
  const View* holder = nullptr;
  std::size_t depth = 0;  // of the view in the stack that had the first step; 0 is the outermost
};

class Scope {
 public:
  explicit Scope(std::span<const View* const> contexts)
      : contexts_(contexts.begin(), contexts.end()) {}

  void push(const View& view) { contexts_.push_back(&view.target()); }
  void replace_top(const View& view) { contexts_.back() = &view.target(); }
  void pop() { contexts_.pop_back(); }

  std::size_t depth() const { return contexts_.size(); }
  // The innermost view; null when there is none.
  const View* top() const { return contexts_.empty() ? nullptr : contexts_.back(); }

  // The first step is searched through the whole stack, the others only in what it gave
  // (spec: a dotted name resolves its first part as any other name).
  Lookup find(const Name& name) const;

  // All keys a plain name could mean, the innermost first.
  std::vector<std::string> keys() const;

 private:
  Lookup find_first(std::string_view key) const;

  std::vector<const View*> contexts_;
};

// Whether a section shows its content for `value`.
bool is_truthy(const View& value);

}  // namespace statusbook::mustache
