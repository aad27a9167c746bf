#include "pages/static_styles.hpp"

#include <catch2/catch.hpp>

using statusbook::compact_css;

TEST_CASE("comments and free blanks of a style sheet go") {
  CHECK(compact_css("/* One. */\n:root {\n  --a: #fff;\n  --b: calc( 1px + 2px );\n}\n\n"
                    "a, b > c { color : red; }\n") ==
        ":root{--a:#fff;--b:calc(1px + 2px)}a,b>c{color :red}");
}

TEST_CASE("blanks that mean something stay in a style sheet") {
  const auto* const kept =
      GENERATE("a :hover{b:c}", "@media (a:b) and (c:d){e{f:g}}", ".a .b{margin:0 auto}",
               "a{b:calc(1px - 2px) url(x)}", ":not(pre) code{a:b}", "a{b:c !important}");
  CHECK(compact_css(kept) == kept);
}

TEST_CASE("a comment separates like a blank") {
  CHECK(compact_css("a/* x */b{c:d/**/e}") == "a b{c:d e}");
}

TEST_CASE("strings of a style sheet stay to the byte") {
  CHECK(compact_css("a::before { content: \" /* x */ ;  } \"; b: '\\'  ,  ' }") ==
        "a::before{content:\" /* x */ ;  } \";b:'\\'  ,  '}");
}

TEST_CASE("what does not end runs to the end of the style sheet") {
  CHECK(compact_css("a { b: c } /* d { e: f }") == "a{b:c}");
  CHECK(compact_css("a { b: \"c; }") == "a{b:\"c; }");
  CHECK(compact_css("a { b: \"\\") == "a{b:\"\\");
}
