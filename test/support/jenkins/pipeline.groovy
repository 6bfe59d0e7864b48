// Runs a Jenkinsfile without Jenkins: the steps it uses, with `sh` executed for real.
//   pipeline.groovy JENKINSFILE REQUEST   where REQUEST is a .properties file: folder, env.NAME, credential.ID.KIND
// What happens is printed as `[stage] NAME`, `[junit] …`; the last line is `[result] SUCCESS|UNSTABLE|FAILURE`.
class Failure extends Exception { Failure(String message) { super(message) } }

class Jenkins {
  File folder
  Map<String, String> env = [:]
  Properties request
  String result = 'SUCCESS'
  /** Variables of `withEnv`, `withCredentials` and the like, while their block runs. */
  List<Map<String, String>> bound = []

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
      jenkins.result = 'FAILURE'
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
def jenkins = new Jenkins(folder: new File(request.getProperty('folder')), request: request)
request.each { name, value -> if (name.startsWith('env.')) jenkins.env[name.substring(4)] = value }

def tell = { String what -> { Object given -> println "[${what}] ${given}" } }
def steps = [
  env: jenkins.env,
  scm: 'scm',
  any: 'any',
  sh: jenkins.&sh,
  echo: { Object text -> println text },
  error: { Object message -> throw new Failure(message as String) },
  unstable: { Object message -> println "WARNING: ${message}"; jenkins.result = 'UNSTABLE' },
  script: { Closure work -> work() },
  stage: jenkins.&stage,
  node: { Object label, Closure work -> work() },
  checkout: tell('checkout'),
  junit: tell('junit'),
  recordIssues: tell('recordIssues'),
  archiveArtifacts: tell('archive'),
  sarif: { Map given -> "sarif ${given.pattern}" },
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
    // `docker login` into a folder of its own, which is all that Docker Pipeline does for the steps inside.
    withRegistry: { String url, String id, Closure work ->
      def pair = "${jenkins.credential(id, 'username')}:${jenkins.credential(id, 'password')}".bytes.encodeBase64()
      def config = new File(jenkins.folder.parentFile, 'docker-login')
      config.mkdirs()
      new File(config, 'config.json').text = """{"auths":{"${url.replaceFirst('https?://', '')}":{"auth":"${pair}"}}}"""
      jenkins.during([DOCKER_CONFIG: config.path], work)
    },
    image: { String name -> [inside: { String options, Closure work -> println "[inside] ${name}"; work() }] },
  ],
]
steps.pipeline = { Closure work ->
  def pipeline = new Declarative(jenkins: jenkins)
  try { Declarative.with(pipeline, work) } finally { pipeline.atEnd() }
}

try {
  new GroovyShell(new Binding(steps)).evaluate(file)
} catch (Failure failure) {
  println "ERROR: ${failure.message}"
  jenkins.result = 'FAILURE'
}
println "[result] ${jenkins.result}"
