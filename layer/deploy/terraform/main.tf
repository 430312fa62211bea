# The Greeter sample brings its code; the Thumbnail sample comes from a layer. In this folder, after README.md's two commands:
#   terraform init && terraform apply -var host_layer_arn=ARN
terraform {
  required_version = ">= 1.5"
  required_providers {
    archive = {
      source  = "hashicorp/archive"
      version = "~> 2.4"
    }
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

variable "host_layer_arn" {
  description = "The host's layer with its version, as publish.sh prints it."
  type        = string
  validation {
    condition     = can(regex("^arn:[a-z0-9-]+:lambda:[a-z0-9-]+:[0-9]{12}:layer:[A-Za-z0-9_-]+:[0-9]+$", var.host_layer_arn))
    error_message = "It should be the ARN of a layer's version, which ends in a colon and a number."
  }
}

data "archive_file" "greeter" {
  type        = "zip"
  source_dir  = "${path.module}/../../../artifacts/greeter"
  output_path = "${path.module}/../../../artifacts/greeter.zip"
}

# Lambda wants code of every function: a text that nothing reads.
data "archive_file" "placeholder" {
  type        = "zip"
  source_dir  = "${path.module}/../../placeholder"
  output_path = "${path.module}/../../../artifacts/placeholder.zip"
}

data "aws_iam_policy_document" "lambda" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "functions" {
  name               = "pluginruntime-functions"
  assume_role_policy = data.aws_iam_policy_document.lambda.json
}

resource "aws_iam_role_policy_attachment" "log" {
  role       = aws_iam_role.functions.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_lambda_layer_version" "handlers" {
  layer_name               = "handlers"
  filename                 = "${path.module}/../../../artifacts/layer/handlers-linux-arm64.zip"
  source_code_hash         = filebase64sha256("${path.module}/../../../artifacts/layer/handlers-linux-arm64.zip")
  compatible_runtimes      = ["provided.al2023"]
  compatible_architectures = ["arm64"]
  # A function goes on with the version that it names, until it names another.
  skip_destroy = true
}

resource "aws_lambda_function" "greeter" {
  function_name    = "greeter"
  role             = aws_iam_role.functions.arn
  runtime          = "provided.al2023"
  architectures    = ["arm64"]
  handler          = "Greeter"
  filename         = data.archive_file.greeter.output_path
  source_code_hash = data.archive_file.greeter.output_base64sha256
  layers           = [var.host_layer_arn]
  memory_size      = 512
  timeout          = 30
}

resource "aws_lambda_function" "thumbnail" {
  function_name    = "thumbnail"
  role             = aws_iam_role.functions.arn
  runtime          = "provided.al2023"
  architectures    = ["arm64"]
  handler          = "Thumbnail:Thumbnail.ThumbnailHandler"
  filename         = data.archive_file.placeholder.output_path
  source_code_hash = data.archive_file.placeholder.output_base64sha256
  layers           = [var.host_layer_arn, aws_lambda_layer_version.handlers.arn]
  memory_size      = 1024
  timeout          = 30
}
