import java.io.File;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import com.sun.source.util.JavacTask;

/** Parses one Java file with javac's own parser, without looking for the classes that it names. */
class ParseOnly {
    public static void main(String[] arguments) throws Exception {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var mistakes = new DiagnosticCollector<JavaFileObject>();
        var files = compiler.getStandardFileManager(mistakes, null, null);
        var units = files.getJavaFileObjectsFromFiles(List.of(new File(arguments[0])));
        ((JavacTask) compiler.getTask(null, files, mistakes, null, null, units)).parse();
        mistakes.getDiagnostics().forEach(System.err::println);
        System.exit(mistakes.getDiagnostics().isEmpty() ? 0 : 1);
    }
}
