#include "pages/static_scripts.hpp"

#include <catch2/catch.hpp>

#include <map>

#include "catalogue/tiny_catalogue.hpp"

using namespace statusbook;
using statusbook::testing::TinyCatalogue;

namespace {

struct Joined {
  std::map<std::string, std::string> scripts;  // texts by name
  std::string told;
};

Joined join(const std::vector<SourceText>& scripts) {
  Diagnostics report;
  Joined joined;
  for (StaticScript& script : join_scripts(scripts, report))
    joined.scripts.emplace(std::move(script.name), std::move(script.text));
  joined.told = TinyCatalogue::told(report);
  return joined;
}

}  // namespace

TEST_CASE("a script holds what it imports, each with its own names, what is imported first") {
  const auto [scripts, told] = join({
      {"static/a.js",
       "// A comment.\n"
       "import {twice, Box} from './b-c.js';\n"
       "\n"
       "const own = 1;\n"
       "  // Another one.\n"
       "new Box(twice(own)); // kept\n"},
      {"static/b-c.js",
       "const own = 2;\n"
       "export function twice(x) {\n"
       "  return own * x;\n"
       "}\n"
       "export class Box {}\n"
       "export const $most = 3, other = 4;\n"
       "export async function later() {}\n"},
  });
  CHECK(told.empty());
  REQUIRE(scripts.size() == 1);
  CHECK(scripts.at("a.js") ==
        "(() => {\n"
        "'use strict';\n"
        "const module_b_c = (() => {\n"
        "const own = 2;\n"
        "function twice(x) {\n"
        "return own * x;\n"
        "}\n"
        "class Box {}\n"
        "const $most = 3, other = 4;\n"
        "async function later() {}\n"
        "return {twice, Box, $most, later};\n"
        "})();\n"
        "const module_a = (() => {\n"
        "const {twice, Box} = module_b_c;\n"
        "const own = 1;\n"
        "new Box(twice(own)); // kept\n"
        "return {};\n"
        "})();\n"
        "})();\n");
}

TEST_CASE("what a script imports twice, or only runs, stands in it once") {
  const auto [scripts, told] = join({{"all.js", "import './a.js';\nimport './b.js';\n"},
                                     {"a.js", "import {x} from './c.js';\n"},
                                     {"b.js", "import {x} from './c.js';\n"},
                                     {"c.js", "export const x = 1;"}});
  CHECK(told.empty());
  REQUIRE(scripts.size() == 1);
  CHECK(scripts.at("all.js") ==
        "(() => {\n"
        "'use strict';\n"
        "const module_c = (() => {\n"
        "const x = 1;\n"
        "return {x};\n"
        "})();\n"
        "const module_a = (() => {\n"
        "const {x} = module_c;\n"
        "return {};\n"
        "})();\n"
        "const module_b = (() => {\n"
        "const {x} = module_c;\n"
        "return {};\n"
        "})();\n"
        "const module_all = (() => {\n"
        "return {};\n"
        "})();\n"
        "})();\n");
}

TEST_CASE("scripts that no other one imports stay apart, each with what it needs") {
  const auto [scripts, told] = join({{"a.js", "import {x} from './c.js';\n"},
                                     {"b.js", "import {x} from './c.js';\nb();\n"},
                                     {"c.js", "export const x = 1;"}});
  CHECK(told.empty());
  REQUIRE(scripts.size() == 2);
  CHECK(scripts.at("a.js").find("const x = 1;") != std::string::npos);
  CHECK(scripts.at("a.js").find("b();") == std::string::npos);
  CHECK(scripts.at("b.js").find("const x = 1;") != std::string::npos);
}

TEST_CASE("what the joining does not understand is an error") {
  constexpr auto forms =
      "  hint: write import {a, b} from './other.js'; or import './other.js'; or put export before "
      "a "
      "function, class or const\n";
  const std::string not_understood =
      "error: this form of import or export is not understood [bad-script]\n";
  const std::vector<std::string> lines{"import './b.js'",
                                       "import b from './b.js';",
                                       "import {b} from \"./b.js\";",
                                       "import {b} from './b.js'",
                                       "export default b;",
                                       "export {b};",
                                       "import {b} from '../b.js';",
                                       "import * as b from './b.js';"};
  for (const std::string& line : lines) {
    CAPTURE(line);
    const auto [scripts, told] = join({{"a.js", "let b;\n" + line + "\n"}});
    CHECK(scripts.empty());
    CHECK(told == "a.js:2:1: " + not_understood + "    2 | " + line + "\n      | " + "^" +
                      std::string(line.size() - 1, '~') + "\n" + forms);
  }
  CHECK(join({{"a.js", "import {x} from './bb.js';\n"}, {"bbb.js", ""}}).told ==
        "a.js: error: there is no script 'bb.js' to import [bad-script]\n"
        "  hint: did you mean 'bbb.js'?\n");
  CHECK(join({{"a.js", "import {pen, two} from './b.js';\n"},
              {"b.js", "export function open() {}\nexport const two = 2;\n"},
              {"c.js", "import './a.js';\n"}})
            .told ==
        "a.js: error: 'b.js' exports no 'pen' [bad-script]\n"
        "  hint: did you mean 'open'?\n");
  CHECK(join({{"a.js", "export const x = 1;\nimport {x} from './a.js';\n"}}).told ==
        "a.js: error: the import of 'a.js' leads back to this script [bad-script]\n"
        "  hint: put what both need into a third script\n");
  CHECK(join({{"a.js", "import {x} from './b.js';\nexport const x = 1;\n"},
              {"b.js", "import {x} from './a.js';\nexport const x = 1;\n"},
              {"c.js", "import './a.js';\n"},
              {"d.js", "import './b.js';\n"}})
            .told ==
        "b.js: error: the import of 'a.js' leads back to this script [bad-script]\n"
        "  hint: put what both need into a third script\n");
}
