using Amazon.CDK;
using Deploy;

// In this folder, after README.md's two commands: cdk deploy -c hostLayerArn=ARN
var app = new App();
_ = new FunctionsStack(app, "PluginRuntimeSamples");
app.Synth();
