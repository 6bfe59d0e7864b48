// Runs a Jenkinsfile without Jenkins: the steps it uses, with `sh` executed for real.
//   pipeline.groovy JENKINSFILE REQUEST
// where REQUEST is a .properties file: folder, archive, env.NAME, git.NAME (what a checkout tells), credential.ID.KIND.
// What happens is printed as `[stage] NAME`, `[junit] …`; the last line is `[result] SUCCESS|UNSTABLE|FAILURE`.
import java.nio.file.Files
import javax.xml.parsers.DocumentBuilderFactory

class Failure extends Exception { Failure(String message) { super(message) } }

class Jenkins {
  File folder
  File archiveFolder
  Map<String, String> env = [:]
  Map<String, String> git = [:]
  Properties request
  String result = 'SUCCESS'
  /** Variables of `withEnv`, `withCredentials` and the like, while their block runs. */
  List<Map<String, String>> bound = []

  def worsen(String to) {
    def order = ['SUCCESS', 'UNSTABLE', 'FAILURE']
    if (order.indexOf(to) > order.indexOf(result)) result = to
  }

  /** Files of the workspace, by an Ant pattern. */
  List<File> matching(String pattern) {
    def base = folder.toPath()
    def matcher = base.fileSystem.getPathMatcher("glob:${pattern}")
    def found = []
    folder.eachFileRecurse { if (it.file && matcher.matches(base.relativize(it.toPath()))) found << it }
    found.sort()
  }

  /** Counts as the plugin does: a failed case makes the build unstable. */
  def junit(Map given) {
    def files = matching(given.testResults as String)
    if (files.empty && !given.allowEmptyResults) throw new Failure('No test report files were found.')
    def documents = files.collect { DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(it) }
    def count = { String element -> documents.sum(0) { it.getElementsByTagName(element).length } }
    println "[junit] ${count('testcase')} cases, ${count('failure')} failed"
    if (count('failure')) worsen('UNSTABLE')
  }

  def recordIssues(Map given) {
    given.tools.each { pattern ->
      matching(pattern as String).each { println "[sarif] ${it.name}" }
    }
  }

  def archive(Map given) {
    def files = matching(given.artifacts as String)
    if (files.empty && !given.allowEmptyArchive) throw new Failure('No artifacts found')
    files.each { file ->
      def target = archiveFolder.toPath().resolve(folder.toPath().relativize(file.toPath()))
      Files.createDirectories(target.parent)
      Files.copy(file.toPath(), target)
    }
  }

  def dir(String name, Closure work) {
    def before = folder
    folder = new File(before, name)
    try { work() } finally { folder = before }
  }

  def during(Map<String, String> variables, Closure work) {
    bound << variables
    try { work() } finally { bound.removeLast() }
  }

  def sh(Object asked) {
    def given = asked instanceof Map ? asked : [script: asked]
    // As Jenkins runs it: traced, ended by the first failure.
    def builder = new ProcessBuilder('sh', '-xec', given.script as String).directory(folder).redirectErrorStream(true)
    def variables = builder.environment()
    variables.clear()
    ([env] + bound).each { more -> more.each { name, value -> if (value) variables[name] = value as String } }
    def process = builder.start()
    process.inputStream.eachLine { println it }
    def status = process.waitFor()
    if (given.returnStatus) return status
    if (status != 0) throw new Failure("script returned exit code ${status}")
  }

  def stage(String name, Closure work) {
    println "[stage] ${name}"
    work()
  }

  def withCredentials(List<Map> bindings, Closure work) {
    during(bindings.collectEntries { it }, work)
  }

  String credential(String id, String kind) {
    def value = request.getProperty("credential.${id}.${kind}")
    if (value == null) throw new Failure("no credential ${id} of kind ${kind}")
    value
  }
}

/** Collects what a declarative pipeline says, then runs it in Jenkins' order. */
class Declarative {
  Jenkins jenkins
  Closure atEnd = {}
  boolean failed = false

  def agent(Object ignored) {}
  def environment(Closure work) { with(new Variables(jenkins: jenkins), work) }
  def stages(Closure work) { with(new Stages(jenkins: jenkins, pipeline: this), work) }
  def post(Closure work) { with(new Post(pipeline: this), work) }
  static void with(Object delegate, Closure work) {
    work.delegate = delegate
    work.resolveStrategy = Closure.DELEGATE_FIRST
    work()
  }
}

class Variables {
  Jenkins jenkins
  void setProperty(String name, Object value) {
    if (name == 'jenkins') this.@jenkins = value
    else this.@jenkins.env[name] = value as String
  }
  Object getProperty(String name) { name == 'env' ? this.@jenkins.env : this.@jenkins.env[name] }
}

class Post {
  Declarative pipeline
  def always(Closure work) { pipeline.atEnd = work }
}

class Stages {
  Jenkins jenkins
  Declarative pipeline
  def stage(String name, Closure work) {
    if (pipeline.failed) return println("[skipped] ${name}")
    def stage = new Stage(jenkins: jenkins)
    Declarative.with(stage, work)
    if (!stage.wanted) return println("[skipped] ${name}")
    try { jenkins.stage(name, stage.work) } catch (Failure failure) {
      println "ERROR: ${failure.message}"
      pipeline.failed = true
      jenkins.worsen('FAILURE')
    }
  }
}

class Stage {
  Jenkins jenkins
  boolean wanted = true
  Closure work = {}
  def when(Closure conditions) {
    def all = new When(jenkins: jenkins)
    Declarative.with(all, conditions)
    wanted = all.met.every()
  }
  def steps(Closure steps) { work = steps }
}

class When {
  Jenkins jenkins
  List<Boolean> met = []
  def buildingTag() { met << (jenkins.env.TAG_NAME as boolean) }
  def tag(String glob) {
    def matcher = java.nio.file.FileSystems.default.getPathMatcher("glob:${glob}")
    met << (jenkins.env.TAG_NAME && matcher.matches(java.nio.file.Path.of(jenkins.env.TAG_NAME)))
  }
  def branch(String name) { met << (jenkins.env.BRANCH_NAME == name) }
  def not(Closure conditions) {
    def inner = new When(jenkins: jenkins)
    Declarative.with(inner, conditions)
    met << !inner.met.every()
  }
}

def (file, requestFile) = [new File(args[0]), new File(args[1])]
def request = new Properties()
requestFile.withReader('UTF-8') { request.load(it) }
def jenkins = new Jenkins(
  folder: new File(request.getProperty('folder')),
  archiveFolder: new File(request.getProperty('archive')),
  request: request,
)
request.each { name, value ->
  if (name.startsWith('env.')) jenkins.env[name.substring(4)] = value
  if (name.startsWith('git.')) jenkins.git[name.substring(4)] = value
}

def steps = [
  env: jenkins.env,
  scm: 'scm',
  any: 'any',
  sh: jenkins.&sh,
  echo: { Object text -> println text },
  error: { Object message -> throw new Failure(message as String) },
  unstable: { Object message -> println "WARNING: ${message}"; jenkins.worsen('UNSTABLE') },
  script: { Closure work -> work() },
  stage: jenkins.&stage,
  node: { Object label, Closure work -> work() },
  // A scripted pipeline gets these as an answer only; a declarative one checks out by itself.
  checkout: { Object ignored -> jenkins.git },
  junit: jenkins.&junit,
  recordIssues: jenkins.&recordIssues,
  archiveArtifacts: jenkins.&archive,
  sarif: { Map given -> given.pattern },
  dir: jenkins.&dir,
  deleteDir: { -> jenkins.folder.deleteDir() },
  withEnv: { List<String> pairs, Closure work ->
    jenkins.during(pairs.collectEntries { it.toString().split('=', 2).with { one -> [(one[0]): one[1]] } }, work)
  },
  withCredentials: jenkins.&withCredentials,
  usernamePassword: { Map given ->
    [(given.usernameVariable): jenkins.credential(given.credentialsId, 'username'),
     (given.passwordVariable): jenkins.credential(given.credentialsId, 'password')]
  },
  file: { Map given -> [(given.variable): jenkins.credential(given.credentialsId, 'file')] },
  string: { Map given -> [(given.variable): jenkins.credential(given.credentialsId, 'string')] },
  docker: [
    image: { String name -> [inside: { String options, Closure work -> println "[inside] ${name}"; work() }] },
  ],
]
steps.pipeline = { Closure work ->
  jenkins.env.putAll(jenkins.git)
  def pipeline = new Declarative(jenkins: jenkins)
  try { Declarative.with(pipeline, work) } finally { pipeline.atEnd() }
}

try {
  new GroovyShell(new Binding(steps)).evaluate(file)
} catch (Failure failure) {
  println "ERROR: ${failure.message}"
  jenkins.worsen('FAILURE')
}
println "[result] ${jenkins.result}"
