#pragma once

// A compiled template: one flat row of instructions with jump targets, and the tables they point
// into. A program owns all it needs and is not changed once its TemplateSet is made, so any number
// of threads may run it.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "render/mustache/whitespace.hpp"

namespace statusbook::mustache {

enum class Operation : std::uint8_t {
  text,         // texts[operand, operand + target), its later lines indented
  line,         // the same at the start of a line: the first one is indented too
  line_start,   // indentation for a line that begins with a tag
  escaped,      // names[operand]
  raw,          // names[operand]
  section,      // names[operand]; past the end_section at `target` when there is nothing to show
  end_section,  // back behind the section at `operand` while items are left
  inverted,     // names[operand]; to `target` when there is something
  partial,      // calls[operand]
  parent,       // calls[operand]; on at `target`, behind the arguments' instructions
  block         // blocks[operand]; on at `target`, behind the default content
};

struct Instruction {
  Operation operation = Operation::text;
  std::uint32_t operand = 0;
  std::uint32_t target = 0;
};

struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Name {
  std::string text;
  std::vector<std::string> steps;  // none for "."
  std::size_t offset = 0;          // in the source, for messages
};

// A block passed to a parent.
struct Argument {
  std::string name;
  std::size_t offset = 0;
  Range content;
};

inline constexpr std::uint32_t no_template = 0xFFFFFFFF;

// A use of another template, as a partial or as a parent.
struct Call {
  std::string name;
  std::size_t offset = 0;
  std::uint32_t callee = no_template;  // its place in the set
  bool standalone = false;
  std::string indentation;
  std::vector<Argument> arguments;
};

// A place that an inheriting template may fill.
struct Block {
  std::string name;
  std::size_t offset = 0;
  Range content;  // the default
  BlockForm form = BlockForm::in_line;
  bool has_default = false;
  std::string indentation;
  std::string line_end;
};

struct Program {
  std::vector<Instruction> instructions;
  std::string texts;
  std::vector<Name> names;
  std::vector<Call> calls;
  std::vector<Block> blocks;
};

}  // namespace statusbook::mustache
