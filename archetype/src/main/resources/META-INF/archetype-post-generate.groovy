// An archetype's files lose their permissions.
new File(request.outputDirectory, "${request.artifactId}/mvnw").setExecutable(true, false)
